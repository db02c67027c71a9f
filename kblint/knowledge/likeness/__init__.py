"""When two entries, or a text and a URL, speak of one thing."""
