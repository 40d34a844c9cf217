"""Set-up, a module a step. Only the standard library, and the syntax of old Pythons: see deploy/setup.py."""
