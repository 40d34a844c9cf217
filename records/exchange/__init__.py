"""Out of the door: what was told as plain text, as a table and as FHIR. What may leave is in `leaving`."""
