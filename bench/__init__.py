"""Measurements: ``./run bench NAME [--size N]``. They assert nothing; tests do not run them.

A measurement is a module with ``run(size: int | None) -> dict``: it gets an empty,
migrated database of its own in which Django is set up, prints what it finds for people
and returns the figures of the last line. ``NAMES`` says which module bears which name.
"""

NAMES = {
    "analysis": "bench.analysis",
    "answers": "bench.answers",
    "attendance": "bench.attendance",
    "chat": "bench.chat",
    "cold": "bench.cold",
    "export": "bench.export",
    "fanout": "bench.fanout",
    "h5p": "bench.h5p_content",
    "import": "bench.roster_import",
    "journey": "bench.journey",
    "ledger": "bench.ledger",
    "mass_start": "bench.mass_start",
    "pages": "bench.pages",
    "report": "bench.report",
    "rollup": "bench.rollup",
}

# These bring up their own database, or none.
WITHOUT_DATABASE = {"cold", "fanout"}
