"""What the page of background work says of backups."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from lms.selectors.backup import backup_warning
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory


def _write(folder: Path, **hours: float) -> None:
    now = timezone.now()
    status = {
        name: (now - timedelta(hours=one)).isoformat() for name, one in hours.items()
    }
    (folder / "status.json").write_text(json.dumps({**status, "archive": ""}))


def test_d14_nothing_is_said_where_no_backups_are_set_up(settings):
    settings.BACKUP_FOLDER = ""

    assert backup_warning(timezone.now()) == ""


def test_d14_backup_older_than_26_hours_is_told_with_the_remedy(settings, tmp_path):
    settings.BACKUP_FOLDER = str(tmp_path)
    now = timezone.now()

    assert "Chưa có bản sao lưu" in backup_warning(now)
    _write(tmp_path, verified_at=25.9, checked_at=0.5)
    assert backup_warning(now) == ""
    _write(tmp_path, verified_at=26.1, checked_at=0.5)
    late = backup_warning(now)
    assert "quá 26 giờ" in late
    assert "16:54 31/05/2026" in late
    assert "./run backup" in late


@pytest.mark.parametrize(
    "content", ["", "[]", '{"verified_at": 3}', '{"verified_at": "x"}']
)
def test_d14_status_that_cannot_be_read_is_told(settings, tmp_path, content):
    settings.BACKUP_FOLDER = str(tmp_path)
    (tmp_path / "status.json").write_text(content)

    assert "Chưa có bản sao lưu" in backup_warning(timezone.now())


def test_d14_log_that_does_not_reach_the_archive_is_told(settings, tmp_path):
    settings.BACKUP_FOLDER = str(tmp_path)
    now = timezone.now()

    _write(tmp_path, verified_at=1, checked_at=1.1)
    unwatched = backup_warning(now)
    _write(tmp_path, verified_at=1, checked_at=0.2)
    status = json.loads((tmp_path / "status.json").read_text())
    (tmp_path / "status.json").write_text(json.dumps({**status, "archive": "waits"}))

    assert "chưa tới được nơi sao lưu" in unwatched
    assert "chưa tới được nơi sao lưu" in backup_warning(now)


@pytest.mark.django_db
def test_d14_page_of_background_work_warns_who_looks_after_it(
    client, settings, tmp_path
):
    settings.BACKUP_FOLDER = str(tmp_path)
    administrator = GrantFactory(role=Role.ADMINISTRATOR).user
    client.force_login(administrator)

    warned = client.get("/jobs/all/").content.decode()
    _write(tmp_path, verified_at=1, checked_at=0.2)
    calm = client.get("/jobs/all/").content.decode()

    assert "Cần chú ý việc sao lưu" in warned
    assert "Cần chú ý việc sao lưu" not in calm
    client.force_login(UserFactory())
    assert client.get("/jobs/").status_code == 200
