"""The manual for staff, on its own page."""
