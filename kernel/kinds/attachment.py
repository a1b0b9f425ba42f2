"""Which kind of file the first bytes tell of: the one place that knows them.

A name proves nothing. What must be whole is looked into by those who take it
(assessments.kinds.handed_file); a proof is a picture or a PDF and is kept as it came.
"""

LARGEST = 5 << 20  # bytes of a proof
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "png": "image/png",
}
_STARTS = {
    b"%PDF-": "pdf",
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"PK\x03\x04": "docx",  # or another package: what lies in it decides
}
_PROOFS = frozenset({"pdf", "jpg", "png"})
LONGEST_START = max(len(start) for start in _STARTS)
ACCEPT = ".pdf,.jpg,.jpeg,.png"


def extension_of(start: bytes) -> str | None:
    """Which of ``MEDIA_TYPES`` a file that begins with ``start`` claims to be."""
    for known, extension in _STARTS.items():
        if start.startswith(known):
            return extension
    return None


def kind_of(start: bytes) -> tuple[str, str] | None:
    """Extension and media type of a proof that begins with ``start``; None if it is none."""
    extension = extension_of(start)
    if extension is None or extension not in _PROOFS:
        return None
    return extension, MEDIA_TYPES[extension]
