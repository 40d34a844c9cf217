"""The first page: what asks for attention today."""
