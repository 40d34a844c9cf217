"""Logging in and out: password, second factor, single sign-on."""
