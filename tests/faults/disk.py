"""A disk small enough to be filled."""

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Self

SIZE = "600m"


class SmallDisk:
    """A file system in memory of ``SIZE``; only root may mount one. Used in a ``with``.

    ``is_there`` tells whether this machine gave one.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.is_there = False

    def __enter__(self) -> Self:
        self._release()
        self.place.mkdir(parents=True, exist_ok=True)
        words = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0755", "tmpfs"]
        done = subprocess.run(
            [*words, str(self.place)], capture_output=True, check=False
        )
        self.is_there = done.returncode == 0
        return self

    def __exit__(self, *failure: object) -> None:
        self._release()

    def take(self, folder: Path) -> Path:
        """A copy of ``folder`` on the disk."""
        target = self.place / folder.name
        shutil.copytree(folder, target, symlinks=True)
        return target

    def _release(self) -> None:
        with suppress(FileNotFoundError):
            subprocess.run(
                ["umount", str(self.place)], capture_output=True, check=False
            )
