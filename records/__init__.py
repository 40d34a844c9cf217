"""What is kept, and the operations on it. Knows neither web nor Rasa."""
