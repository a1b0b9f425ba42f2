"""What ./run install writes: settings, units of systemd, and nginx in front."""

import re
from dataclasses import dataclass
from pathlib import Path

USER = "hoctap"
HOME = Path("/var/lib/hoctap")
BACKUPS = Path("/var/backups/hoc-tap")
SETTINGS = Path("/etc/hoctap/settings.env")
DECIDED = {"LMS_BASE_URL", "LMS_TLS"}  # by the arguments, each time
PAGES_PORT, SOCKETS_PORT = 8000, 8001
MOST_LINES = (
    65_536  # open at once in a process; a phone in a class holds one, nginx two
)


@dataclass(frozen=True)
class Site:
    """One site on one machine.

    Args:
        name: the host name by which people reach it.
        root: the folder of the program.
        cores: of the machine; as many processes serve pages.
        certificate, key: files for TLS in PEM; without them the site is plain HTTP.
        has_relay: panels are passed on as HLS (LMS_JANUS_HLS).
    """

    name: str
    root: Path
    cores: int
    certificate: Path | None = None
    key: Path | None = None
    has_relay: bool = False

    @property
    def has_tls(self) -> bool:
        return self.certificate is not None

    @property
    def address(self) -> str:
        return f"{'https' if self.has_tls else 'http'}://{self.name}"

    def settings(self, secret: str) -> dict[str, str]:
        """The first settings; what the file says already stands (docs/settings.md)."""
        return {
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            "DATABASE_URL": f"postgresql:///{USER}?host=/var/run/postgresql",
            "LMS_SECRET_KEY": secret,
            "LMS_ALLOWED_HOSTS": f"{self.name},localhost,127.0.0.1",
            "LMS_BASE_URL": self.address,
            "LMS_TLS": "1" if self.has_tls else "0",
            "LMS_VAR": str(HOME),
            "LMS_SECOND_FACTOR": "required",
            "LMS_BACKUP_FOLDER": str(BACKUPS),
            "PYTHONPYCACHEPREFIX": str(HOME / "pycache"),
        }

    def units(self) -> dict[str, str]:
        """Name of each unit of systemd -> its file."""
        tools = self.root / ".venv" / "bin"
        serve = f"{tools}/granian --interface asgi --host 127.0.0.1 --log-level warning"
        pages = (
            f"--workers {self.cores} --respawn-failed-workers lms.hybrid:application"
        )
        works = {
            "pages": f"{serve} --port {PAGES_PORT} {pages}",
            "sockets": f"{tools}/python -m lms.sockets --port {SOCKETS_PORT}",
            "jobs": f"{tools}/python manage.py qcluster",
        }
        if self.has_relay:
            works["relay"] = f"{tools}/python manage.py relay_panels"
        return {
            f"hoctap-{name}.service": self._unit(name, command)
            for name, command in works.items()
        }

    def _unit(self, name: str, command: str) -> str:
        return f"""\
[Unit]
Description=Học tập: {name}
After=network.target postgresql.service
Wants=postgresql.service

[Service]
User={USER}
Group={USER}
WorkingDirectory={self.root}
EnvironmentFile={SETTINGS}
ExecStart={command}
KillMode=mixed
Restart=always
RestartSec=2
TimeoutStopSec=25
LimitNOFILE={MOST_LINES}
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={HOME}

[Install]
WantedBy=multi-user.target
"""

    def nginx(self) -> str:
        """The site in front: TLS, sockets, and one copy of live segments."""
        plain = "listen 80;\n    listen [::]:80;"
        if not self.has_tls:
            return _UPSTREAMS + _SERVER.format(name=self.name, listen=plain)
        secure = _TLS.format(certificate=self.certificate, key=self.key)
        return (
            _UPSTREAMS
            + _REDIRECT.format(name=self.name, listen=plain)
            + _SERVER.format(name=self.name, listen=secure)
        )


_UPSTREAMS = f"""\
upstream hoctap_pages {{ server 127.0.0.1:{PAGES_PORT}; keepalive 16; }}
upstream hoctap_sockets {{ server 127.0.0.1:{SOCKETS_PORT}; }}
proxy_cache_path /var/cache/hoctap-nginx keys_zone=hoctap_live:10m max_size=2g inactive=15m;
"""
_TLS = """\
listen 443 ssl;
    listen [::]:443 ssl;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    ssl_protocols TLSv1.2 TLSv1.3;"""
_REDIRECT = """\
server {{
    {listen}
    server_name {name};
    return 301 https://$host$request_uri;
}}
"""
_SERVER = """\
server {{
    {listen}
    server_name {name};
    server_tokens off;
    client_max_body_size 60m;
    proxy_http_version 1.1;
    proxy_read_timeout 120s;
    proxy_set_header Host $host;
    proxy_set_header Connection "";
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    location / {{
        proxy_pass http://hoctap_pages;
    }}
    location /live-media/ {{
        proxy_pass http://hoctap_pages;
        proxy_cache hoctap_live;
        proxy_cache_lock on;
        proxy_ignore_headers Vary;
    }}
    location /ws/ {{
        proxy_pass http://hoctap_sockets;
        proxy_set_header Host $host;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection "upgrade";
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_read_timeout 1h;
    }}
}}
"""


def joined(known: str, wanted: dict[str, str]) -> str:
    """The settings' file: what stands in it stays, but for what the arguments decide."""
    lines = {
        line.partition("=")[0].strip() or line: line for line in known.splitlines()
    }
    for name, value in wanted.items():
        if name not in lines or name in DECIDED:
            lines[name] = f"{name}={value}"
    return "".join(f"{line}\n" for line in lines.values())


def wants_relay(known: str) -> bool:
    """Whether the settings' file has panels passed on as HLS."""
    return re.search(r"(?mi)^LMS_JANUS_HLS=[\"']?(1|true|yes|on)\b", known) is not None


def roomy(known: str) -> str:
    """nginx.conf with room for large classes; Debian's holds 768 lines a process.

    What is larger already stays, and so does all else.
    """

    def enough(found: re.Match[str]) -> str:
        return f"{found[1]} {max(int(found[2]), MOST_LINES // 2)};"

    text = re.sub(r"(?m)^(\s*worker_connections)\s+(\d+);", enough, known)
    if re.search(r"(?m)^\s*worker_rlimit_nofile\b", text):
        return text
    return f"worker_rlimit_nofile {MOST_LINES};\n{text}"


def command(root: Path) -> str:
    """``hoctap``: a command of the site, by its user and with its settings."""
    return f"""\
#!/bin/sh
set -a
. {SETTINGS}
set +a
cd {root}
exec runuser -u {USER} -- {root}/.venv/bin/python manage.py "$@"
"""
