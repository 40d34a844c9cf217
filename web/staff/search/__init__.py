"""Searching in people's own words."""
