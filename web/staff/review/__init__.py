"""Reviewing one talk on one page."""
