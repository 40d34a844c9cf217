"""The talk as the person sees it, and how a message gets to Rasa and back."""
