"""What all tests share."""

pytest_plugins = ("tests.postgres", "tests.chromium", "tests.node", "tests.talks.stacks")
