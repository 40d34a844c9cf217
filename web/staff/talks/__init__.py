"""One talk."""
