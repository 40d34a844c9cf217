"""Who saw or did what with a person's data, as NEN 7513 asks: written, read, checked, and kept five years.

`write` is called in the unit of work of what it tells of; what was not done is not in the log. At the end of
that unit of work the line gets its ground, its number and its seal.
"""

from records.access_log.chain import Trouble, Verdict, check
from records.access_log.keeping import KEPT_YEARS, old, remove_old
from records.access_log.reading import Asked, Line, for_carer, lines, of_client, users
from records.access_log.writing import AT_COMMAND_LINE, CARE, EMERGENCY, by_command, via, write

__all__ = [
    "AT_COMMAND_LINE",
    "CARE",
    "EMERGENCY",
    "KEPT_YEARS",
    "Asked",
    "Line",
    "Trouble",
    "Verdict",
    "by_command",
    "check",
    "for_carer",
    "lines",
    "of_client",
    "old",
    "remove_old",
    "users",
    "via",
    "write",
]
