"""The rights of a person over what is kept: see all of it, take it along, correct it, have it removed."""
