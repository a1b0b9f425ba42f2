"""Where a value stands in content: ``cards/0/question``.

The way is the filter's: a part made with a library adds no step of its own, and neither
does a group that is written as its one field.
Source: RFC 6901, section 3 (how names with a slash are written).
"""

ROOT = ""


def step(path: str, name: str | int) -> str:
    """The place ``name`` within ``path``."""
    written = str(name).replace("~", "~0").replace("/", "~1")
    return f"{path}/{written}" if path else written


def parent(path: str) -> str:
    return path.rpartition("/")[0]


def last(path: str) -> str:
    return path.rpartition("/")[2]


def relative(path: str, way: str) -> str:
    """Where ``way`` leads from ``path``, as ``../behaviour/type`` does."""
    for part in way.split("/"):
        if part == "..":
            path = parent(path)
        elif part not in {"", "."}:
            path = step(path, part)
    return path
