"""Copies for other programs: for this user alone, named for what they hold, gone after a while."""

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from clerk.desk.opened_copies import opened_copy


def test_a_copy_is_private_says_what_it_is_and_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = opened_copy(b"words", "5 tender.pdf", restricted=True)
    assert path.name == "restricted 5 tender.pdf"
    assert path.read_bytes() == b"words"
    if sys.platform != "win32":
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o400, 0o700)
    assert opened_copy(b"more", "pack-1-restricted.pdf", restricted=True).name == (
        "pack-1-restricted.pdf"
    )
    yesterday = time.time() - 86_400
    broken_off = tmp_path / "clerk-pack-x"
    broken_off.mkdir()
    (broken_off / "pack.pdf").write_bytes(b"half")
    converting = tmp_path / "clerk-work-x"
    (converting / "in").mkdir(parents=True)
    (converting / "in" / "0000.docx").write_bytes(b"a restricted report")
    for folder in (path.parent, broken_off, converting):
        os.utime(folder, (yesterday, yesterday))
    last = opened_copy(b"last", "7 ropes.pdf", restricted=False)
    assert last.name == "7 ropes.pdf"
    assert not path.parent.exists()
    assert not broken_off.exists()
    assert not converting.exists()
    assert len(list(tmp_path.iterdir())) == 2
