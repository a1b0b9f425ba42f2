"""Writing of XML, piece by piece, with everything escaped."""

from html import escape as _escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escape(text: str) -> str:
    return _escape(text, quote=True)


def tag(name: str, *inside: str, **attributes: object) -> str:
    """An element around pieces that are XML already. ``_`` ends a word of Python's."""
    told = "".join(
        f' {key.rstrip("_")}="{escape(str(value))}"'
        for key, value in attributes.items()
    )
    body = "".join(inside)
    return f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>"


def comment(text: str) -> str:
    """A comment; ``text`` has no two dashes in a row and does not end in one."""
    return f"<!-- {text} -->" if text else ""
