"""The own account: name, password, second factor, where one is logged in, keys to the API."""
