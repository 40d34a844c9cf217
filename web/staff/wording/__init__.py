"""Words: a human one where an institution's was typed, and hints of how things work here."""
