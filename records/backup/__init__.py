"""All that a house keeps in one file, and back again: on SQLite, on PostgreSQL, and from one to the other.

The file is a tar archive, compressed by gzip, that any machine can open; with a passphrase it is sealed (see
`sealing`). In it stand, in this order:

* ``records/<table>/00001.jsonl`` ... a table in pieces: a row a line, its values in the order of the columns;
* ``trackers/events/00001.jsonl`` ... Rasa's own copies of talks that are under way, the same way;
* ``files/<path>``: files under ``var``: the secrets and whatever settings point to there;
* ``manifest.json``: version, migration, moment, the columns of each table with their kinds, and the size and
  SHA-256 of each part. It comes last, so a file that was cut off has none.
"""

from records.backup.form import BadBackup, House, Manifest
from records.backup.making import Say, make
from records.backup.reading import check
from records.backup.restoring import NotEmpty, is_empty, restore

__all__ = ["BadBackup", "House", "Manifest", "NotEmpty", "Say", "check", "is_empty", "make", "restore"]
