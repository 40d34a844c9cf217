"""What an administrator does: colleagues and their accounts, letters that are stuck, settings to read."""
