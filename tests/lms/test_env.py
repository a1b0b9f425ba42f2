"""The environment's one door."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.settings import env


def test_database_reads_a_socket_and_a_pooler(monkeypatch):
    url = "postgresql://a%40b:p%3Aw@/lms?host=/run/pg&disable_server_side_cursors=1"
    monkeypatch.setenv("DATABASE_URL", url)

    found = env.database()

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "lms",
        "USER": "a@b",
        "PASSWORD": "p:w",
        "HOST": "/run/pg",
        "PORT": "",
        "OPTIONS": {},
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def test_hosts_are_names_and_nothing_else(monkeypatch):
    monkeypatch.delenv("LMS_CLIPS", raising=False)
    assert env.hosts("CLIPS") == []
    monkeypatch.setenv("LMS_CLIPS", "a.example, b-c.example")
    assert env.hosts("CLIPS") == ["a.example", "b-c.example"]
    for wrong in ("https://a.example", "a.example;", "localhost", "a.example/x"):
        monkeypatch.setenv("LMS_CLIPS", wrong)
        with pytest.raises(ImproperlyConfigured, match="LMS_CLIPS"):
            env.hosts("CLIPS")


def test_database_without_address_says_what_to_set(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database()


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("yes", True), ("0", False)])
def test_flag_reads_yes_and_no(monkeypatch, said, meant):
    monkeypatch.setenv("LMS_SAMPLE", said)

    assert env.flag("SAMPLE", default=not meant) is meant


def test_days_reads_single_ones_and_spans(monkeypatch):
    monkeypatch.setenv("LMS_SAMPLE", "2027-04-16, 2027-02-27..2027-03-01")

    found = env.days("SAMPLE")

    said = ["2027-02-27", "2027-02-28", "2027-03-01", "2027-04-16"]
    assert sorted(day.isoformat() for day in found) == said
    assert env.days("NOT_SET") == frozenset()


@pytest.mark.parametrize("said", ["tết", "2027-02-30", "..2027-02-01"])
def test_days_that_are_none_are_named(monkeypatch, said):
    monkeypatch.setenv("LMS_SAMPLE", said)

    with pytest.raises(ImproperlyConfigured, match="neither a day"):
        env.days("SAMPLE")
