"""Opening somebody who is not one's own, in an emergency."""
