"""An id that nothing has; always the same, so that all workers of a test run find the same tests."""

from __future__ import annotations

import uuid

NOTHING = uuid.UUID("6d5f3d0e-9b3b-4a55-8a4e-0b7c61f6a001")
