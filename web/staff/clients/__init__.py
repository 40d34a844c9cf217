"""The people who live here: making, viewing, inviting."""
