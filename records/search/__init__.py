"""Searching all that one may see, in the person's own words, forgiving of spelling."""

from records.search.asking import FoundIn
from records.search.finding import LIMIT, Found, words

__all__ = ["LIMIT", "Found", "FoundIn", "words"]
