"""What ./run install lays for backups: the server's settings, and two timers of systemd."""

from collections.abc import Mapping
from pathlib import Path

from deploy.backup.server import archive_settings
from deploy.site import BACKUPS, SETTINGS

CONFIGURATION = "hoctap-backup.conf"  # in conf.d of Debian's cluster
NIGHT, LOOK = "*-*-* 01:30:00", "*:0/15"


def settings_in(text: str) -> dict[str, str]:
    """Names and values of a settings' file."""
    lines = (line.partition("=") for line in text.splitlines() if line[:1] != "#")
    return {
        name.strip(): value.strip().strip("\"'") for name, mark, value in lines if mark
    }


def folder_of(environment: Mapping[str, str]) -> Path:
    """The folder of backups of an installed site."""
    return Path(environment.get("LMS_BACKUP_FOLDER") or BACKUPS)


def configuration(folder: Path, python: Path) -> str:
    """The file that has PostgreSQL keep its log in ``folder``."""
    lines = (
        f"{name} = '{value}'\n"
        for name, value in archive_settings(folder, python).items()
    )
    return "# Written by ./run install (docs/backup.md).\n" + "".join(lines)


def units(root: Path) -> dict[str, str]:
    """Name of each unit of systemd -> its file."""
    return {
        "hoctap-backup.service": _service(root, "a base backup", "backup"),
        "hoctap-backup.timer": _timer("a base backup each night", NIGHT),
        "hoctap-backup-check.service": _service(
            root, "a look at the archive", "backup --check"
        ),
        "hoctap-backup-check.timer": _timer("a look at the archive", LOOK),
    }


def _service(root: Path, what: str, words: str) -> str:
    return f"""\
[Unit]
Description=Học tập: {what}
After=postgresql.service

[Service]
Type=oneshot
WorkingDirectory={root}
EnvironmentFile={SETTINGS}
ExecStart={root}/.venv/bin/python -m deploy.recipes {words}
Nice=10
IOSchedulingClass=idle
PrivateTmp=yes
"""


def _timer(what: str, when: str) -> str:
    return f"""\
[Unit]
Description=Học tập: {what}

[Timer]
OnCalendar={when}
Persistent=yes

[Install]
WantedBy=timers.target
"""
