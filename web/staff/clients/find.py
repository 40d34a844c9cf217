"""What the pages about one person share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form

LONGEST = 200  # characters in a field

Field = Annotated[str, Form(max_length=LONGEST)]
