"""./run install: a province served on one machine with Debian, as root; again upgrades it."""

import argparse
import grp
import http.client
import os
import secrets
import subprocess
import time
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from deploy.backup.base import make_folder
from deploy.backup.server import BackupError, Server
from deploy.backup.units import CONFIGURATION, configuration, folder_of, settings_in
from deploy.backup.units import units as backup_units
from deploy.catalogues import compile_catalogues
from deploy.site import (
    HOME,
    PAGES_PORT,
    SETTINGS,
    USER,
    Site,
    command,
    joined,
    roomy,
    wants_relay,
)

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("postgresql", "postgresql-contrib", "nginx")
EXTENSIONS = ("ltree", "btree_gist", "unaccent", "pg_trgm")
UNITS = Path("/etc/systemd/system")
NGINX = Path("/etc/nginx")
COMMAND = Path("/usr/local/bin/hoctap")
DATABASE_SECONDS, READY_SECONDS = 60, 180


class InstallError(Exception):
    """It cannot go on; ``str()`` says what to do."""


class Installation:
    """One run; each step finds what is there already and leaves it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.started = float(os.environ.get("RUN_STARTED", time.time()))

    def run(self) -> None:
        for words, step in (
            ("Looking at the machine", self._look),
            ("Installing " + ", ".join(PACKAGES), self._packages),
            ("Making the user " + USER, self._user),
            ("Making the database", self._database),
            (f"Writing {SETTINGS}", self._settings),
            ("Having PostgreSQL keep its log for backups", self._archive),
            ("Making tables and static files", self._program),
            ("Starting the processes", self._units),
            ("Putting nginx in front", self._nginx),
            ("Waiting until all is ready", self._wait),
        ):
            print(f"{time.time() - self.started:5.1f} s  {words}", flush=True)
            step()
        print(f"{time.time() - self.started:5.1f} s  Ready: {self.site.address}/")

    def _look(self) -> None:
        if os.getuid():
            raise InstallError("Start it as root: sudo ./run install …")
        if (
            not Path("/run/systemd/system").is_dir()
            or not Path("/usr/bin/apt-get").exists()
        ):
            raise InstallError(
                "This needs Debian or Ubuntu with systemd. For another machine see "
                "deploy/README.md, 'A served site'."
            )
        for file in (self.site.certificate, self.site.key):
            if file and not file.is_file():
                raise InstallError(f"There is no file {file}.")

    def _packages(self) -> None:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        _do("apt-get", "update", "-qq")
        words = ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        _do("apt-get", *words, is_quiet=True)

    def _user(self) -> None:
        if not _is_fine("id", USER):
            _do("useradd", "--system", "--home-dir", str(HOME), "--shell",
                "/usr/sbin/nologin", USER)  # fmt: skip
        HOME.mkdir(mode=0o750, parents=True, exist_ok=True)
        _do("chown", f"{USER}:{USER}", str(HOME))
        python = ROOT / ".venv" / "bin" / "python"
        if not _is_fine(
            "runuser", "-u", USER, "--", str(python), "-c", "import django"
        ):
            raise InstallError(
                f"The user {USER} cannot read {ROOT}. Put the program where everybody can "
                "read it, as /opt/hoc-tap, and start again there."
            )

    def _database(self) -> None:
        _do("systemctl", "enable", "--quiet", "--now", "postgresql", is_quiet=True)
        until = time.monotonic() + DATABASE_SECONDS
        while not _is_fine(*_as("postgres"), "psql", "-qc", "SELECT 1"):
            if time.monotonic() > until:
                raise InstallError(
                    "PostgreSQL does not start: journalctl -u 'postgresql*'"
                )
            time.sleep(1)
        if USER not in _asked("SELECT rolname FROM pg_roles"):
            _do(*_as("postgres"), "createuser", USER)
        if USER not in _asked("SELECT datname FROM pg_database"):
            _do(*_as("postgres"), "createdb", USER, "--owner", USER, "--template",
                "template0", "--encoding", "UTF8", "--locale", "C.UTF-8")  # fmt: skip
        for name in EXTENSIONS:
            quietly = "SET client_min_messages = warning;"
            make = f"{quietly} CREATE EXTENSION IF NOT EXISTS {name}"
            _do(*_as("postgres"), "psql", "-q", USER, "-c", make)

    def _settings(self) -> None:
        SETTINGS.parent.mkdir(mode=0o755, exist_ok=True)
        known = SETTINGS.read_text() if SETTINGS.exists() else ""
        SETTINGS.touch(mode=0o640)
        os.chown(SETTINGS, 0, grp.getgrnam(USER).gr_gid)
        SETTINGS.write_text(
            joined(known, self.site.settings(secrets.token_urlsafe(50)))
        )
        COMMAND.write_text(command(ROOT))
        COMMAND.chmod(0o755)

    def _archive(self) -> None:
        folder = folder_of(settings_in(SETTINGS.read_text()))
        make_folder(folder, Server.of_debian())
        text = configuration(folder, ROOT / ".venv" / "bin" / "python")
        for place in (Path(one) for one in _asked("SHOW config_file")):
            file = place.parent / "conf.d" / CONFIGURATION
            if not file.exists() or file.read_text() != text:
                file.write_text(text)
        _do(*_as("postgres"), "psql", "-qc", "SELECT pg_reload_conf()", is_quiet=True)
        if _asked("SHOW archive_mode") != [
            "on"
        ]:  # the first time: it asks for a restart
            _do("systemctl", "restart", "postgresql")
            self._database()

    def _program(self) -> None:
        compile_catalogues()
        _do(str(COMMAND), "migrate", "--verbosity", "0")
        _do(str(COMMAND), "lay_rounds", "--verbosity", "0")
        _do(str(COMMAND), "collectstatic", "--no-input", "--verbosity", "0")

    def _units(self) -> None:
        has_relay = wants_relay(SETTINGS.read_text())
        units = replace(self.site, has_relay=has_relay).units()
        backups = backup_units(ROOT)
        timers = [name for name in backups if name.endswith(".timer")]
        for name, text in (units | backups).items():
            (UNITS / name).write_text(text)
        _do("systemctl", "daemon-reload")
        _do("systemctl", "enable", "--quiet", *units, *timers)
        _do("systemctl", "restart", *units, *timers)

    def _nginx(self) -> None:
        whole = NGINX / "nginx.conf"
        whole.write_text(roomy(whole.read_text()))
        file = NGINX / "sites-available" / USER
        file.write_text(self.site.nginx())
        link = NGINX / "sites-enabled" / USER
        if not link.is_symlink():
            link.symlink_to(file)
        _do("nginx", "-q", "-t")
        _do("systemctl", "enable", "--quiet", "nginx")
        _do("systemctl", "reload-or-restart", "nginx")

    def _wait(self) -> None:
        until, faults = time.monotonic() + READY_SECONDS, "no answer"
        while time.monotonic() < until:
            line = http.client.HTTPConnection("127.0.0.1", PAGES_PORT, timeout=10)
            try:
                line.request("GET", "/ready")
                answer = line.getresponse()
                faults = answer.read().decode()
                if answer.status == HTTPStatus.OK:
                    return
            except OSError as error:
                faults = str(error)
            finally:
                line.close()
            time.sleep(1)
        raise InstallError(f"It does not get ready: {faults}\njournalctl -u 'hoctap-*'")


def main(*words: str) -> int:
    """Install by the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="./run install", description=__doc__)
    parser.add_argument("--name", required=True, help="host name, as hoctap.tinh.vn")
    parser.add_argument("--certificate", type=Path, help="PEM file; with it, TLS")
    parser.add_argument("--key", type=Path, help="PEM file of its private key")
    asked = parser.parse_args(words)
    if bool(asked.certificate) != bool(asked.key):
        parser.error("--certificate and --key go together")
    site = Site(asked.name, ROOT, os.cpu_count() or 1, asked.certificate, asked.key)
    try:
        Installation(site).run()
    except BackupError as error:
        raise InstallError(str(error)) from error
    if not site.has_tls:
        print(
            "Without --certificate and --key passwords travel in the clear: for trying out."
        )
    print(
        "Backups: the first tonight, or now by ./run backup. LMS_BACKUP_FOLDER should lie on "
        "another disk (docs/backup.md)."
    )
    print(
        'If it is new:  hoctap begin_site --unit "Đảng bộ tỉnh …" --officer "Nguyễn Văn A"'
    )
    return 0


def _as(user: str) -> tuple[str, ...]:
    return ("runuser", "-u", user, "--")


def _do(*words: str, is_quiet: bool = False) -> None:
    """Run a command; quiet: its faults alone are shown."""
    told = subprocess.DEVNULL if is_quiet else None
    done = subprocess.run(
        words, cwd="/", check=False, stdin=subprocess.DEVNULL, stdout=told
    )
    if done.returncode:
        raise InstallError("This failed: " + " ".join(words))


def _is_fine(*words: str) -> bool:
    return (
        subprocess.run(words, cwd="/", check=False, capture_output=True).returncode == 0
    )


def _asked(sql: str) -> list[str]:
    """The lines that PostgreSQL answers to its own user."""
    words = [*_as("postgres"), "psql", "-qtAc", sql]
    done = subprocess.run(words, cwd="/", check=True, capture_output=True, text=True)
    return done.stdout.splitlines()
