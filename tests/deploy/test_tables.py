"""The stored tables are those that the migrations leave."""

from pathlib import Path

import pytest

from deploy import tables
from deploy.embedded import Embedded


def test_d15_stored_tables_are_those_of_the_migrations() -> None:
    # After a migration or new packages: ./run tables
    assert tables.FILE.read_text() == tables.make()


def test_tables_of_other_migrations_are_not_laid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "tables.sql"
    other.write_text(
        f"{tables.HEAD}0123456789abcdef\n{tables.EACH}live/0001_gone=00000000\nSELECT nothing;\n"
    )
    monkeypatch.setattr(tables, "FILE", other)

    assert tables.load("postgresql://nobody@/nowhere") is False


@pytest.mark.real_time
def test_tables_are_laid_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "tables.sql"
    broken.write_text(f"{tables.HEAD}{tables.mark()}\nCREATE TABLE one (); nonsense;\n")
    monkeypatch.setattr(tables, "FILE", broken)
    server = Embedded(tmp_path / "postgres", lasting=False)
    server.start()
    try:
        tables.make_database(server, "half")
        with pytest.raises(tables.psycopg2.Error):
            tables.load(server.url("half"))
        said = server.tell(
            "psql", f"--host={server.socket}", "--username=lms", "--tuples-only",
            "--command=SELECT count(*) FROM pg_tables WHERE schemaname = 'public'",
            "half",
        )  # fmt: skip
    finally:
        server.stop()

    assert said.strip() == "0"
