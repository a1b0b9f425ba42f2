"""What PostgreSQL calls for each segment of its log, and what is kept beside the base."""

import errno
import gzip
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deploy.backup import archive, base, files
from deploy.backup.server import BackupError, archive_settings

SEGMENT = "00000001000000000000000A"


@pytest.fixture
def segment(tmp_path: Path) -> Path:
    (tmp_path / "wal").mkdir()
    made = tmp_path / "segment"
    made.write_bytes(b"log" * 1000)
    return made


def test_t13_segment_is_kept_once_and_another_content_is_refused(tmp_path, segment):
    place = tmp_path / "wal" / SEGMENT

    assert archive.keep(segment, place)
    assert not archive.keep(segment, place)
    segment.write_bytes(b"other")
    with pytest.raises(archive.ArchiveError, match="is not overwritten"):
        archive.keep(segment, place)

    assert [one.name for one in place.parent.iterdir()] == [f"{SEGMENT}.gz"]
    assert (
        gzip.decompress(place.with_name(f"{SEGMENT}.gz").read_bytes()) == b"log" * 1000
    )


def test_t13_segment_is_never_half_there_on_a_full_disk(tmp_path, segment, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)  # the disk says so at the last moment

    with pytest.raises(archive.ArchiveError, match=r"No space left.*Make room"):
        archive.keep(segment, tmp_path / "wal" / SEGMENT)

    assert list((tmp_path / "wal").iterdir()) == []


@pytest.mark.parametrize("damage", [b"no gzip", b""])
def test_t13_damaged_segment_is_not_given_back(tmp_path, segment, damage):
    archive.keep(segment, tmp_path / "wal" / SEGMENT)
    (tmp_path / "wal" / f"{SEGMENT}.gz").write_bytes(
        damage or gzip.compress(b"x" * 99)[:12]
    )

    with pytest.raises(archive.ArchiveError, match="is damaged"):
        archive.fetch(tmp_path / "wal" / SEGMENT, tmp_path / "back")

    assert not (tmp_path / "back").exists()


def test_t13_archive_runs_by_itself_and_says_what_is_wrong(tmp_path, segment):
    command = [sys.executable, "-I", archive.__file__]
    gone = tmp_path / "unmounted" / SEGMENT

    kept = subprocess.run(
        [*command, "keep", segment, gone], capture_output=True, text=True, check=False
    )
    fetched = subprocess.run(
        [*command, "fetch", gone, tmp_path / "back"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (kept.returncode, fetched.returncode) == (1, 1)
    assert "Is the disk of the backups mounted?" in kept.stderr
    assert f"{SEGMENT} is not in" in fetched.stderr


def test_t13_gap_in_the_log_is_named_across_its_files(tmp_path):
    (tmp_path / "wal").mkdir()
    for name in ("0000000000000FE", "0000000100000000", "0000000100000001"):
        (tmp_path / "wal" / f"00000001{name:0>16}.gz").touch()

    assert base.missing_segments(tmp_path, "00000000000000FE") == ["00000000000000FF"]
    assert base.missing_segments(tmp_path, "0000000100000000") == []
    assert base.missing_segments(tmp_path, "0000000200000000") == ["0000000200000000"]


def test_t13_files_are_copied_once_and_damage_is_not_carried_on(tmp_path):
    media = tmp_path / "media"
    media.mkdir()
    (media / "a.pdf").write_bytes(b"a")
    copies = []
    for number in range(3):
        copies.append(tmp_path / f"copy{number}")
        (copies[-1] / "files").mkdir(parents=True)
        last = copies[-2] if number else None
        sums = files.copy(
            {"media": media, "none": tmp_path / "none"}, copies[-1] / "files", last
        )
        files.write(copies[-1] / files.MANIFEST, _manifest(sums))
        if number == 1:
            (copies[1] / "files/media/a.pdf").write_bytes(
                b"b"
            )  # both names of one file
            os.utime(
                copies[1] / "files/media/a.pdf",
                ns=(0, (media / "a.pdf").stat().st_mtime_ns),
            )

    first, second, third = [one / "files/media/a.pdf" for one in copies]
    assert first.stat().st_ino == second.stat().st_ino != third.stat().st_ino
    assert files.check(copies[2]) == 1
    with pytest.raises(BackupError, match=r"a\.pdf is missing or not what was saved"):
        files.check(copies[1])


def _manifest(sums: dict[str, str]) -> bytes:
    return json.dumps({"files": sums, "database": {}}).encode()


def test_t13_older_list_of_erasures_never_comes_back(tmp_path):
    folder, site = tmp_path / "folder", tmp_path / "site"
    folder.mkdir()
    site.mkdir()
    ours = site / "erasures.txt"
    ours.write_text("one\n")
    files.keep_erasures(ours, folder)
    ours.write_text("one\ntwo\n")
    files.keep_erasures(ours, folder)
    saved = folder / "erasures.txt"
    assert saved.read_text() == "one\ntwo\n"

    ours.write_text("one\n")
    files.keep_erasures(ours, folder)
    assert saved.read_text() == "one\ntwo\n"
    assert files.newest_erasures(ours, saved) == saved

    ours.write_text("another\n")
    with pytest.raises(BackupError, match="neither goes on from the other"):
        files.newest_erasures(ours, saved)
    files.keep_erasures(ours, folder)
    assert sorted(one.read_text() for one in folder.iterdir()) == [
        "another\n",
        "one\ntwo\n",
    ]


def test_t13_generations_are_kept_for_each_moment_of_the_last_days(tmp_path):
    (tmp_path / "wal").mkdir()
    for day, first in ((1, "0A"), (5, "0B"), (9, "0C")):
        made = tmp_path / "base" / f"202611{day:02}T013000Z"
        (made / "data").mkdir(parents=True)
        (made / files.MANIFEST).write_text("{}")
        label = f"START WAL LOCATION: 0/{first}000028 (file 0000000100000000000000{first})\n"
        (made / "data" / "backup_label").write_text(label)
        (tmp_path / "wal" / f"0000000100000000000000{first}.gz").touch()
    (tmp_path / "base" / "20261110T013000Z.unready").mkdir()

    base.prune(tmp_path, datetime(2026, 11, 6, tzinfo=UTC))

    kept = [one.path.name for one in base.generations(tmp_path)]
    assert kept == ["20261105T013000Z", "20261109T013000Z"]
    assert sorted(one.name[-5:-3] for one in (tmp_path / "wal").iterdir()) == [
        "0B",
        "0C",
    ]


@pytest.mark.parametrize("path", ["/a'b", "/a%b", '/a"b'])
def test_t13_folder_that_a_setting_cannot_hold_is_refused(path):
    with pytest.raises(BackupError, match="choose another"):
        archive_settings(Path(path))
