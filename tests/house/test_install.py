"""What ./run install writes, read by systemd itself where it is here."""

import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.backup.units import configuration, folder_of, settings_in
from deploy.backup.units import units as backup_units
from deploy.site import BACKUPS, Site, joined, roomy, wants_relay

SITE = Site(
    name="hoctap.tinh.vn",
    root=Path("/opt/hoc-tap"),
    cores=4,
    certificate=Path("/etc/ssl/hoctap.pem"),
    key=Path("/etc/ssl/hoctap.key"),
    has_relay=True,
)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_d15_units_are_understood_by_systemd(tmp_path):
    (tmp_path / "settings.env").touch()
    for name, text in SITE.units().items():
        # systemd asks whether the program and its user are there: those that are stand in
        known = text.replace("/opt/hoc-tap/.venv/bin/granian", "/bin/true")
        known = known.replace("/opt/hoc-tap/.venv/bin/python", "/bin/true")
        file = tmp_path / name
        file.write_text(known.replace("=hoctap\n", "=root\n"))
        told = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert name not in told.stderr, told.stderr
    broken = tmp_path / "broken.service"
    broken.write_text(known.replace("Restart=always", "Restart=perhaps"))
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(broken)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "perhaps" in told.stderr


def test_d15_settings_of_the_operator_stay_and_the_arguments_decide_the_address():
    first = joined("", SITE.settings("first"))
    plain = Site("hoctap.tinh.vn", SITE.root, 4)
    kept = first.replace("LMS_VAR=/var/lib/hoctap", "# ours\nLMS_VAR=/data")

    again = joined(kept + "LMS_MAIL_HOST=mail\n", plain.settings("second"))

    lines = again.splitlines()
    assert "LMS_SECRET_KEY=first" in lines
    assert "# ours" in lines
    assert "LMS_VAR=/data" in lines
    assert "LMS_MAIL_HOST=mail" in lines
    assert "LMS_TLS=0" in lines
    assert "LMS_BASE_URL=http://hoctap.tinh.vn" in lines
    assert len(lines) == len(set(lines))
    assert joined(again, plain.settings("third")) == again


def test_d15_without_a_certificate_there_is_no_tls():
    assert "listen 443" in SITE.nginx()
    plain = Site("hoctap.tinh.vn", SITE.root, 1).nginx()
    assert "443" not in plain
    assert "ssl" not in plain
    assert plain.count("{") == plain.count("}")


def test_d15_nginx_has_room_for_large_classes():
    debian = "user www-data;\nevents {\n\tworker_connections 768;\n}\nhttp {}\n"

    text = roomy(debian)

    assert text == (
        "worker_rlimit_nofile 65536;\nuser www-data;\n"
        "events {\n\tworker_connections 32768;\n}\nhttp {}\n"
    )
    assert roomy(text) == text
    larger = text.replace("32768", "50000").replace("65536", "100000")
    assert roomy(larger) == larger


def test_a10_process_that_passes_panels_on_is_laid_if_the_settings_say_so():
    assert wants_relay("LMS_VAR=/data\nLMS_JANUS_HLS=1\n")
    assert not wants_relay("LMS_JANUS_HLS=0\n# LMS_JANUS_HLS=1\n")
    assert "hoctap-relay.service" in SITE.units()
    assert "hoctap-relay.service" not in Site("hoctap.tinh.vn", SITE.root, 4).units()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_d14_units_of_backups_are_understood_by_systemd(tmp_path):
    (tmp_path / "settings.env").touch()
    laid = backup_units(SITE.root)
    for name, text in laid.items():
        known = text.replace("/opt/hoc-tap/.venv/bin/python", "/bin/true")
        (tmp_path / name).write_text(known)

    told = subprocess.run(
        [
            "systemd-analyze",
            "verify",
            "--man=no",
            *(str(tmp_path / name) for name in laid),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert [name for name in laid if name in told.stderr] == [], told.stderr


def test_d14_postgresql_is_told_to_keep_its_log_in_the_folder_of_the_settings():
    known = joined("LMS_BACKUP_FOLDER=/mnt/second/backup\n", SITE.settings("first"))

    text = configuration(
        folder_of(settings_in(known)), Path("/opt/hoc-tap/.venv/bin/python")
    )

    command = next(
        line for line in text.splitlines() if line.startswith("archive_command")
    )
    assert "archive_mode = 'on'" in text.splitlines()
    assert command.startswith(
        'archive_command = \'"/opt/hoc-tap/.venv/bin/python" -I "'
    )
    assert command.endswith('archive.py" keep "%p" "/mnt/second/backup/wal/%f"\'')
    assert folder_of(settings_in(joined("", SITE.settings("first")))) == BACKUPS
