"""Tuning the encoder on our own labels; needs PyTorch, in an environment of its own."""
