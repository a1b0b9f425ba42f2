"""Whether a restored database may go on: erasures, the ledger, the newest witnessed head."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deploy.backup import files
from deploy.backup.base import generations
from deploy.backup.server import Server
from deploy.site import USER

ROOT = Path(__file__).resolve().parents[2]
REMEDIES = {
    1: "The ledger is not whole: keep everything as it is and tell the inspection committee.",
    3: "Entries that were sealed are not there. Do not start the jobs: restore a later moment.",
    4: "The ledger differs from a head that was kept. Keep everything as it is and tell the "
    "inspection committee.",
    5: "No kept head belongs to the key of this ledger: look for the true key or head.",
}


@dataclass
class Verdict:
    """What the commands of the site said, and the code of the worst."""

    said: list[str] = field(default_factory=list)
    code: int = 0

    @property
    def remedy(self) -> str:
        """What to do; empty if the ledger is whole."""
        return REMEDIES.get(self.code, "See what is said above.") if self.code else ""


class Program:
    """The site's commands on one database.

    Args:
        server: how it is reached.
        database: its name.
        environment: the settings.
    """

    def __init__(
        self, server: Server, database: str, environment: Mapping[str, str]
    ) -> None:
        is_ours = server.access == "trust"
        user = server.user if is_ours else USER
        self.before = [] if is_ours else ["runuser", "-u", USER, "--"]
        self.environment = {
            "LMS_SECRET_KEY": "of-a-restore-only-" + "0" * 50,
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            **os.environ,
            **environment,
            "DATABASE_URL": f"postgresql://{user}@/{database}?host={server.socket}",
        }

    def run(self, *words: str) -> tuple[int, str]:
        """The code of a command and what it said."""
        done = subprocess.run(
            [*self.before, sys.executable, "manage.py", *words], cwd=ROOT,
            env=self.environment, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return done.returncode, (done.stdout + done.stderr).strip()


def heads_in(folder: Path) -> Path | None:
    """The heads of the ledger that the newest backup saved; None if there were none."""
    for one in reversed(generations(folder)):
        heads = one.path / "files" / files.HEADS
        if heads.is_file() and heads.read_text().strip():
            return heads
    return None


def prove(program: Program, erasures: Path, heads: Sequence[Path]) -> Verdict:
    """Erase again what the list names, then verify the ledger and hold it against heads.

    Args:
        erasures: the list; it may not be there if nothing was ever erased.
        heads: files readable to the site's user; the newest that anybody has.
    """
    verdict = Verdict()
    if erasures.is_file():
        code, words = program.run("reapply_erasures", str(erasures))
        verdict.said.append(words)
        verdict.code = code
    against = [word for head in heads for word in ("--against", str(head))]
    code, words = program.run("verify_ledger", *against)
    verdict.said.append(words)
    verdict.code = code or verdict.code
    return verdict
