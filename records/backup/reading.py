"""Reading a backup: first all of it is checked, then it is read again to be used."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from pydantic import ValidationError

from records.backup.form import EVENTS, FILES, FORMAT, MANIFEST, RECORDS, TRACKERS, BadBackup, Manifest, Part
from records.backup.sealing import MAGIC, Opening

_GZIP: Final = b"\x1f\x8b"
_BROKEN: Final = (EOFError, gzip.BadGzipFile, zlib.error, tarfile.TarError, UnicodeDecodeError)
_PIECE: Final = 1 << 20
_LARGEST_MANIFEST: Final = 64 << 20
_TABLE: Final = re.compile(rf"(?:{RECORDS}/([a-z_]+)|{TRACKERS}/({EVENTS}))/[0-9]{{5}}\.jsonl")
# Nothing that leads out of the folder: no empty name, no ".", no "..".
_FILE: Final = re.compile(rf"{FILES}/(?:(?!\.\.?/)[^/\\\0]+/)*(?!\.\.?$)[^/\\\0]+")


class Archive:
    """A backup that is read from its begin to its end."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def parts(self) -> Iterator[tuple[str, BinaryIO]]:
        """The name of each part, and its content. Raises BadBackup at what is no plain file."""
        for member in self._tar:
            content = self._tar.extractfile(member) if member.isreg() else None
            if content is None:
                raise BadBackup("the file is damaged: it holds what no backup holds")
            yield member.name, content  # type: ignore[misc]


@contextmanager
def opened(file: BinaryIO, passphrase: str | None) -> Iterator[Archive]:
    """The backup in `file`, from its begin.

    Raises:
        BadBackup: The file is no backup, is damaged, or the passphrase is missing or wrong.
        OSError: It can't be read.
    """
    file.seek(0)
    head = file.read(len(MAGIC))
    file.seek(0)
    if head == MAGIC:
        if passphrase is None:
            raise BadBackup("the backup is sealed: give the file of its passphrase with --passphrase-file")
        source: BinaryIO = io.BufferedReader(Opening(file, passphrase), _PIECE)  # type: ignore[type-var]
    elif head.startswith(_GZIP):
        source = file
    else:
        raise BadBackup("the file is no backup of Warm Welkom")
    try:
        with gzip.GzipFile(fileobj=source, mode="rb") as packed:
            with tarfile.open(fileobj=packed, mode="r|") as tar:
                yield Archive(tar)
            while packed.read(_PIECE):  # to the end, where gzip keeps its checksum
                pass
    except _BROKEN as error:
        raise BadBackup("the file is cut off or damaged") from error


def check(file: BinaryIO, passphrase: str | None) -> Manifest:
    """Read all of a backup and compare every part with the manifest.

    Raises:
        BadBackup: Something is not as it was written, or in a form that this version can't read.
        OSError: It can't be read.
    """
    found: list[Part] = []
    last = b""
    with opened(file, passphrase) as archive:
        for name, content in archive.parts():
            total, size = hashlib.sha256(), 0
            kept = bytearray()
            while piece := content.read(_PIECE):
                total.update(piece)
                size += len(piece)
                if name == MANIFEST and size <= _LARGEST_MANIFEST:
                    kept += piece
            found.append(Part(name=name, bytes=size, sha256=total.hexdigest()))
            last = bytes(kept)
    if not found or found[-1].name != MANIFEST:
        raise BadBackup("the file is cut off: its end is missing")
    try:
        manifest = Manifest.model_validate_json(last)
    except ValidationError as error:
        raise BadBackup("its manifest can't be read: the file is damaged or of a later version") from error
    if manifest.format != FORMAT:
        raise BadBackup("the backup is of a later version of Warm Welkom")
    if tuple(found[:-1]) != manifest.parts:
        raise BadBackup("the file is damaged: a part is not as it was written")
    for part in manifest.parts:
        _known(part.name, manifest)
    return manifest


def _known(name: str, manifest: Manifest) -> None:
    table = table_of(name)
    if table is None:
        if not _FILE.fullmatch(name):
            raise BadBackup("the file is damaged: it holds what no backup holds")
        return
    folder, kept = table
    if kept not in (manifest.records if folder == RECORDS else manifest.trackers):
        raise BadBackup("the file is damaged: it holds a table that its manifest doesn't know")


def table_of(name: str) -> tuple[str, str] | None:
    """The folder and table that a part belongs to; none for a file."""
    found = _TABLE.fullmatch(name)
    if not found:
        return None
    return (RECORDS, found[1]) if found[1] else (TRACKERS, found[2])
