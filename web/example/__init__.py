"""A website of somebody else to see and test the widget on; its policy is strict and its styles are old."""
