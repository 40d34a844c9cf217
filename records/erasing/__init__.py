"""Removing for good: a shredder for each kind of data, and a list that outlives it."""
