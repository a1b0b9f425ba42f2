"""The pages of a PDF as pictures, made in a process of its own.

A file from outside can be built to take long or to eat memory; then this process ends and
nothing else. ``python -m live.kinds.pdf_page deck.pdf folder most`` writes ``1.png`` … into
the folder and says on its output ``pages 12``, then ``done 1`` …; or ``trouble`` and why.
"""

import resource
import sys
from pathlib import Path

from kernel.kinds.typeset import PdfTrouble, picture

WIDTH = 1280
MOST_SECONDS = 240  # of CPU; the queue ends a task after 300
MOST_BYTES = 4 * 1024**3  # of addresses, threads' stacks included
MANY = "many"


def count(deck: Path, most: int) -> int:
    """How many pages ``deck`` has; ``most + 1`` if they are more than ``most``."""
    least, over = 0, most + 2
    while over - least > 1:
        middle = (least + over) // 2 if least else 1
        try:
            picture(deck, middle, 16)
        except PdfTrouble as trouble:
            if trouble.why != PdfTrouble.NO_PAGE:
                raise
            over = middle
        else:
            least = middle
    return least


def main(deck: Path, folder: Path, most: int) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    try:
        total = count(deck, most)
        if not 0 < total <= most:
            return _tell(f"trouble {MANY if total else PdfTrouble.NO_PAGE}")
        _tell(f"pages {total}")
        for page in range(1, total + 1):
            (folder / f"{page}.png").write_bytes(picture(deck, page, WIDTH))
            _tell(f"done {page}")
    except PdfTrouble as trouble:
        return _tell(f"trouble {trouble.why}")
    return 0


def _tell(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
