"""What people like to do and did before, across wards: found in their words, shared only as they want it."""
