"""What runs inside Rasa: components that wrap `listening/`, the channel, the tracker store and the logging."""
