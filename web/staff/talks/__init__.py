"""The first page and one talk."""
