"""The home in numbers of people: counted once a quarter, and told of five people and more."""
