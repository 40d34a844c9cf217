"""What the assistant does when Rasa decided it; a module for each moment of the talk."""
