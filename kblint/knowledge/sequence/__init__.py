"""In which order entries stand, and when works are from."""
