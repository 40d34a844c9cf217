"""What was agreed with a person, and how it goes."""
