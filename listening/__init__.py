"""How Dutch talk is taken apart and said back. Plain Python, without Rasa or web."""
