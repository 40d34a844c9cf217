"""What takes how long, and how much memory: `make bench`. Only printed, never a condition of a test."""
