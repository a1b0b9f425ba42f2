"""What the last start has made, so that the next need not."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "requirements" / "demo.txt"


class Made:
    """Marks of what was made, by name, kept in ``file``."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.marks: dict[str, str] = (
            json.loads(file.read_text()) if file.exists() else {}
        )

    def __getitem__(self, what: str) -> str:
        return self.marks.get(what, "")

    def __setitem__(self, what: str, mark: str) -> None:
        self.marks[what] = mark
        self.file.write_text(json.dumps(self.marks))

    def forget(self) -> None:
        self.marks.clear()
        self.file.unlink(missing_ok=True)


def tables() -> str:
    """Mark of all that the tables and the queue's rounds come from."""
    return _mark([PACKAGES, *ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/apps.py")])


def statics() -> str:
    """Mark of all styles, scripts, pictures and fonts."""
    ours = [file for file in (ROOT / "static").rglob("*") if file.is_file()]
    stamp = ROOT / "node_modules" / "installed.txt"
    return _mark([PACKAGES, *ours, *([stamp] if stamp.exists() else [])])


def _mark(files: Iterable[Path]) -> str:
    mark = hashlib.sha256()
    for file in sorted(files):
        stat = file.stat()
        mark.update(f"{file} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return mark.hexdigest()
