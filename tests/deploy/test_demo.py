"""Starting on one machine."""

import socket
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from deploy.demo import table
from deploy.embedded import Embedded
from deploy.made import Made

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.real_time
def test_embedded_server_keeps_what_is_committed(tmp_path):
    server = Embedded(tmp_path / "postgres", lasting=True)

    assert (server.start(), server.start()) == (True, False)
    with psycopg2.connect(server.url()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT setting FROM pg_settings WHERE name IN"
            " ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')"
        )
        settings = [row[0] for row in cursor.fetchall()]
        cursor.execute("CREATE TABLE kept AS SELECT 1 AS number")
    connection.close()
    server.stop()
    server.start()
    with psycopg2.connect(server.url()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT number FROM kept")
        kept = cursor.fetchone()
    connection.close()
    server.stop()

    assert settings == ["on"] * 4
    assert kept == (1,)
    assert not server.is_running()


@pytest.mark.real_time
def test_demo_says_that_the_port_is_taken():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "deploy.recipes", "demo", f"--port={port}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 1
    assert f"Try --port {port + 1}" in done.stderr
    assert done.stdout == ""


def test_table_of_people_has_a_column_for_each_word():
    people = [
        {"role": "Bí thư", "sign in": "a"},
        {"role": "Đảng viên", "sign in": "bb"},
    ]

    assert table(people).splitlines() == [
        "  role       sign in",
        "  ---------  -------",
        "  Bí thư     a      ",
        "  Đảng viên  bb     ",
    ]


def test_made_is_remembered_and_forgotten(tmp_path):
    file = tmp_path / "made.json"
    Made(file)["tables"] = "one"

    again = Made(file)

    assert (again["tables"], again["statics"]) == ("one", "")
    again.forget()
    assert Made(file)["tables"] == ""
