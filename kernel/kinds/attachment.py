"""What may be added as a proof: a picture or a PDF, told by its first bytes."""

LARGEST = 5 << 20  # bytes
_STARTS = {
    b"%PDF-": ("pdf", "application/pdf"),
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
}
LONGEST_START = max(len(start) for start in _STARTS)
ACCEPT = ".pdf,.jpg,.jpeg,.png"


def kind_of(start: bytes) -> tuple[str, str] | None:
    """Extension and media type of a file that begins with ``start``; None if neither."""
    for known, kind in _STARTS.items():
        if start.startswith(known):
            return kind
    return None
