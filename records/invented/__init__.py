"""The invented home: who lives there and what they said, written by hand. Nobody in it exists."""
