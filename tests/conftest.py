"""What all tests share."""

pytest_plugins = ("tests.postgres", "tests.chromium", "tests.nodejs", "tests.talks.stacks")
