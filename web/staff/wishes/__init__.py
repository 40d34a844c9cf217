"""What staff do with a wish."""
