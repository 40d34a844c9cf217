"""Warm Welkom: settings, command line, training and the stack of processes."""

__version__ = "0.1.0"
