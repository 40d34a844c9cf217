"""A backup that is not as it was written is refused before anything is changed; one of a moment is whole."""

from __future__ import annotations

import io
import random
import tarfile
import threading
from pathlib import Path

import pytest

from records import backup, database
from records.backup import sealing
from records.models import Client, Relative
from tests.records.backup.conftest import Make
from tests.records.backup.filling import content, fill, house

PASSPHRASE = "vier paarden in de wei"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup of a filled house."""
    return _made(tmp_path_factory.mktemp("house"), None)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same, sealed."""
    return _made(tmp_path_factory.mktemp("sealed"), PASSPHRASE)


def _made(var: Path, passphrase: str | None) -> bytes:
    url = f"sqlite:///{var / 'warmwelkom.db'}"
    database.upgrade(url)
    fill(url, var)
    file = io.BytesIO()
    backup.make(house(url, var), file, version="1", passphrase=passphrase)
    return file.getvalue()


def test_a_whole_one_is_known_by_its_manifest(whole: bytes, sealed: bytes) -> None:
    manifest = backup.check(io.BytesIO(whole), None)
    assert manifest.records["client"].rows == 3
    assert {part.name for part in manifest.parts} >= {"files/secrets/channel", "trackers/events/00001.jsonl"}
    assert backup.check(io.BytesIO(sealed), PASSPHRASE).rows == manifest.rows


def test_any_program_can_unpack_it(whole: bytes) -> None:
    with tarfile.open(fileobj=io.BytesIO(whole)) as tar:
        names = tar.getnames()
        rows = tar.extractfile("records/client/00001.jsonl")
        assert rows is not None
        assert len(rows.read().splitlines()) == 3
    assert names[-1] == "manifest.json"
    assert "records/alembic_version/00001.jsonl" not in names


@pytest.mark.parametrize("seed", range(40))
def test_a_byte_that_changed_is_noticed(whole: bytes, sealed: bytes, seed: int) -> None:
    chance = random.Random(seed)
    for good, passphrase in ((whole, None), (sealed, PASSPHRASE)) if seed < 4 else ((whole, None),):
        bad = bytearray(good)
        place = chance.randrange(10, len(bad))  # gzip's first ten bytes say nothing of what is in it
        bad[place] ^= 1 << chance.randrange(8)
        with pytest.raises(backup.BadBackup):
            backup.check(io.BytesIO(bytes(bad)), passphrase)


@pytest.mark.parametrize("left", [0, 1, 30, 0.3, 0.9, -600, -9, -1])
def test_a_file_that_was_cut_off_is_noticed(whole: bytes, sealed: bytes, left: float) -> None:
    for good, passphrase in ((whole, None), (sealed, PASSPHRASE)):
        cut = int(len(good) * left) if isinstance(left, float) else left
        with pytest.raises(backup.BadBackup):
            backup.check(io.BytesIO(good[:cut]), passphrase)


def test_a_sealed_one_opens_with_its_passphrase_only(sealed: bytes) -> None:
    assert b"channel" not in sealed
    with pytest.raises(backup.BadBackup, match="passphrase is not the one"):
        backup.check(io.BytesIO(sealed), "vier paarden in de stal")
    with pytest.raises(backup.BadBackup, match="give the file of its passphrase"):
        backup.check(io.BytesIO(sealed), None)


def test_chunks_cannot_change_places_or_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "CHUNK", 32)
    below = io.BytesIO()
    writing = sealing.Sealing(below, PASSPHRASE)
    text = bytes(range(200))
    for place in range(0, 200, 7):
        writing.write(text[place : place + 7])
    writing.finish()
    done = below.getvalue()
    head, size = len(sealing.MAGIC) + 23, 32 + 16
    chunks = [done[place : place + size] for place in range(head, len(done), size)]
    assert sealing.Opening(io.BytesIO(done), PASSPHRASE).readall() == text
    for wrong in (chunks[:-1], [chunks[1], chunks[0], *chunks[2:]], chunks[1:], [*chunks, chunks[-1]]):
        with pytest.raises(backup.BadBackup):
            sealing.Opening(io.BytesIO(done[:head] + b"".join(wrong)), PASSPHRASE).readall()


@pytest.mark.parametrize("size", [0, 31, 32, 33, 64])
def test_any_size_can_be_sealed(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(sealing, "CHUNK", 32)
    below = io.BytesIO()
    writing = sealing.Sealing(below, PASSPHRASE)
    writing.write(b"x" * size)
    writing.finish()
    assert sealing.Opening(io.BytesIO(below.getvalue()), PASSPHRASE).readall() == b"x" * size


@pytest.mark.parametrize(
    "name", ["files/../../elders", "files//x", "files/a/../b", "/etc/passwd", "records/x.db"]
)
def test_nothing_is_written_outside_the_house(whole: bytes, tmp_path: Path, name: str) -> None:
    """A part with such a name, in a manifest that knows it, is refused."""
    before = backup.check(io.BytesIO(whole), None)
    bad = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(whole)) as old, tarfile.open(fileobj=bad, mode="w:gz") as new:
        for member in old:
            content = old.extractfile(member)
            assert content is not None
            text = content.read()
            if member.name == "files/secrets/channel":
                member.name = name
            if member.name == "manifest.json":
                text = text.replace(b"files/secrets/channel", name.encode())
                member.size = len(text)
            new.addfile(member, io.BytesIO(text))
    assert any(part.name == "files/secrets/channel" for part in before.parts)
    target = house(f"sqlite:///{tmp_path / 'var' / 'warmwelkom.db'}", tmp_path / "var")
    with pytest.raises(backup.BadBackup, match="holds what no backup holds"):
        backup.restore(target, bad)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    for other in (b"", b"PK\x03\x04 not this", b"\x1f\x8b not gzip either"):
        with pytest.raises(backup.BadBackup):
            backup.check(io.BytesIO(other), None)
    url = f"sqlite:///{tmp_path / 'warmwelkom.db'}"
    with pytest.raises(backup.BadBackup, match="holds nothing of Warm Welkom"):
        backup.make(house(url, tmp_path), io.BytesIO(), version="1")


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_backup_is_of_one_moment_while_others_write(make: Make, tmp_path: Path, kind: str) -> None:
    """Each client is written with two relatives at once: a backup that sees one without the other is torn."""
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(kind, here), make(kind, there)
    stop = threading.Event()
    wrote = []

    def write() -> None:
        while not stop.is_set():
            with database.session(source) as work:
                client = Client(name="Sjef", called="Sjef")
                work.add(client)
                work.flush()
                work.add_all(Relative(client_id=client.id, name=name, relation="zus") for name in ("A", "B"))
            wrote.append(client.id)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = []
        for _ in range(6):
            before = len(wrote)
            while len(wrote) < before + 5:
                stop.wait(0.01)
            file = io.BytesIO()
            manifest = backup.make(house(source, here), file, version="1")
            counts.append(manifest.records["client"].rows)
            assert manifest.records["relative"].rows == 2 * manifest.records["client"].rows
    finally:
        stop.set()
        writer.join()
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] < len(wrote) + 1
    backup.restore(house(target, there), file)
    assert len(content(target, there)["client"]) == counts[-1]
