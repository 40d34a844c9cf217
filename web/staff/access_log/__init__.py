"""Who saw what: the log of the house for the administrator, and a person's own to read and print."""
