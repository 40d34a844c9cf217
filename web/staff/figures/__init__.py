"""The home in figures."""
