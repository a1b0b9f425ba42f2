"""Interactive content: a large package, the first view, and states that are saved.

The package is made here: ``size`` MB (25 if not given) of bytes that do not pack, in some
three hundred files, with our two libraries. Reading it and keeping all of it are timed;
memory is the growth of this process at its highest. States are saved by the service and
by a bare psycopg2 loop that writes the same row with the same number of commits, in turn.
"""

import ctypes
import gc
import gzip
import io
import json
import os
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from bench.table import show
from h5p.kinds.play_token import PlayToken
from h5p.selectors.library import installed_refs
from h5p.selectors.play import Playing
from h5p.services.practice import save_state
from h5p.spec.package import read_package
from tests.h5p import packages
from tests.h5p.makers import enrolled_in, exercise_of, imported

TURNS = 3
SMALL, SMALL_BYTES = 300, 4_000
LEARNERS, BLOCK, BLOCKS = 200, 200, 5
STATE = json.dumps({"cards": [{"chosen": 2, "isAnswered": True}] * 20})
UPSERT = """INSERT INTO h5p_savedstate (enrolment_id, activity_id, revision_id,
    sub_content_id, data_type, data, is_preloaded, updated_at)
    VALUES (%s, %s, %s, '0', 'state', %s, true, clock_timestamp())
    ON CONFLICT (enrolment_id, activity_id, sub_content_id, data_type) DO UPDATE
    SET revision_id = excluded.revision_id, data = excluded.data,
        is_preloaded = excluded.is_preloaded, updated_at = excluded.updated_at"""


def run(size: int | None) -> dict[str, Any]:
    settings.ALLOWED_HOSTS = ["testserver"]
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    with override_settings(STORAGES=storages):
        return _measured(size)


def _measured(size: int | None) -> dict[str, Any]:
    turns = [_package(size or 25, seed) for seed in range(TURNS)]
    show(turns)
    best = min(turns, key=lambda one: one["seconds"])
    view = _first_view()
    show([view])
    saves = _saves()
    show(saves)
    service, bare = saves
    return {
        "mb": best["mb"],
        "seconds": best["seconds"],
        "validate_s": best["validate_s"],
        "cpu_s": best["cpu_s"],
        "peak_mb": max(one["peak_mb"] for one in turns),
        "scripts": view["scripts"],
        "kb_gz": view["kb_gz"],
        "saves_per_s": service["per_second"],
        "save_cpu_ms": service["cpu_ms"],
        "save_queries": service["queries"],
        "ratio": round(service["per_second"] / bare["per_second"], 3),
        "against": "a bare psycopg2 loop with the same upserts and commits",
    }


def _package(megabytes: int, seed: int) -> dict[str, Any]:
    """Validate and keep a package from a file on disk; the seconds are of both."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lon.h5p"
        path.write_bytes(_large(megabytes, seed).getvalue())
        with path.open("rb") as file:
            return _timed(file, path.stat().st_size)


def _timed(file: IO[bytes], size: int) -> dict[str, Any]:
    before, cpu, began = _reset_peak(), time.process_time(), time.perf_counter()
    report = read_package(file, "lon.h5p", installed=installed_refs())
    validated = time.perf_counter() - began
    assert report.is_valid, report.problems
    imported(file=file)  # type: ignore[arg-type]  # a file as it is sent
    seconds = time.perf_counter() - began
    return {
        "mb": round(size / 1e6, 1),
        "files": len(report.files),
        "validate_s": round(validated, 2),
        "seconds": round(seconds, 2),
        "cpu_s": round(time.process_time() - cpu, 2),
        "peak_mb": round((_status("VmHWM") - before) / 1000, 1),
    }


def _large(megabytes: int, seed: int) -> io.BytesIO:
    chance = random.Random(seed)
    files = packages.sound_files()
    left = megabytes * 1_000_000 - SMALL * SMALL_BYTES
    for at in range(SMALL):
        files[f"content/images/{at}.png"] = packages.PNG + chance.randbytes(SMALL_BYTES)
    for at in range(4):
        files[f"content/videos/{at}.mp4"] = b"\x00\x00\x00\x20ftypisom" + (
            chance.randbytes(left // 4)
        )
    return packages.packed(files)


def _first_view() -> dict[str, Any]:
    """What a learner's browser fetches for the player, above the content's own media."""
    revision = imported()
    token = PlayToken(user="", revision=str(revision.uid)).signed()
    client = Client()
    page = client.get(f"/h5p/play/{token}/").content
    text = page.decode()
    scripts = re.findall(r'<script src="([^"]+)"', text)
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    total = len(gzip.compress(page))
    for address in [*scripts, *(one for one in sheets if "/static/" not in one)]:
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200, address
        total += len(b"".join(answer) if answer.streaming else answer.content)
    for address in (one for one in sheets if "/static/" in one):
        own = Path(settings.ROOT) / address.lstrip("/")
        total += len(gzip.compress(own.read_bytes())) if own.is_file() else 0
    return {
        "scripts": len(scripts),
        "sheets": len(sheets),
        "kb_gz": round(total / 1000, 1),
    }


def _saves() -> list[dict[str, Any]]:
    exercise = exercise_of()
    places = [enrolled_in(exercise) for _ in range(LEARNERS)]
    playing = [
        Playing(one, exercise.activity, exercise.revision, one.person.user)
        for one in places
    ]
    sides = {"our service": _service, "bare psycopg2": _bare}
    seconds, cpu = dict.fromkeys(sides, 0.0), dict.fromkeys(sides, 0.0)
    for turn in range(BLOCKS + 1):
        for name, save in sides.items():
            began, used = time.perf_counter(), time.process_time()
            _block(save, playing, turn)
            if turn:  # the first turn only warms
                seconds[name] += time.perf_counter() - began
                cpu[name] += time.process_time() - used
    with CaptureQueriesContext(connection) as asked:
        _service(playing[0], STATE)
    count = BLOCK * BLOCKS
    return [
        {
            "side": name,
            "saves": count,
            "per_second": round(count / seconds[name], 1),
            "cpu_ms": round(1000 * cpu[name] / count, 3),
            "queries": len(asked) if name == "our service" else 1,
        }
        for name in sides
    ]


def _block(
    save: Callable[[Playing, str], None], playing: list[Playing], turn: int
) -> None:
    for at in range(BLOCK):
        save(playing[at % len(playing)], f'{{"turn": {turn}, "state": {STATE}}}')


def _service(playing: Playing, data: str) -> None:
    save_state(playing=playing, sub_content_id="0", data_type="state", data=data)


def _bare(playing: Playing, data: str) -> None:
    connection.ensure_connection()
    line = connection.connection
    line.autocommit = False
    with line.cursor() as cursor:
        keys = [playing.enrolment.pk, playing.activity.pk, playing.revision.pk]
        cursor.execute(UPSERT, [*keys, data])
    line.commit()
    line.autocommit = True


def _reset_peak() -> int:
    """Give back what is free and forget the highest memory so far; kB in use now."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    Path(f"/proc/{os.getpid()}/clear_refs").write_text("5")
    return _status("VmRSS")


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith(name))
