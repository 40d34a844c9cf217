"""Taking on what needs a human."""
