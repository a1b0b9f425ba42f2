"""``python -m bench NAME [--size N]``: measure, and print one JSON object last."""

import argparse
import importlib
import json
import sys
from contextlib import nullcontext

from bench import NAMES, WITHOUT_DATABASE
from bench.database import Place


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("name", choices=sorted(NAMES))
    parser.add_argument("--size", type=int, help="rows or members; each has its own")
    asked = parser.parse_args()
    with nullcontext() if asked.name in WITHOUT_DATABASE else Place():
        module = importlib.import_module(NAMES[asked.name])
        figures = module.run(asked.size)
    print(json.dumps({"name": asked.name, **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
