"""Learning to talk: for staff, about nobody."""
