"""What runs inside Rasa: components that wrap `listening/`, the channel and the tracker store."""
