"""What a knowledge base must answer for itself: anchors, files, contents, labels."""
