"""The one error that people see as a sentence instead of a traceback."""


class WarmWelkomError(Exception):
    """Something a person can mend; its text is one English sentence that says what to do."""
