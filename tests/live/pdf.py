"""PDFs of a few bytes: as many pages as wished, each a plain colour."""

LOCK = (
    b"/Encrypt<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32
    + b">/P -4>>/ID[<41><41>]"
)  # fmt: skip


def pdf(pages: int, *, is_locked: bool = False) -> bytes:
    """``pages`` red pages of 16 to 9."""
    kids = b" ".join(b"%d 0 R" % (4 + page) for page in range(pages))
    paint = b"1 0 0 rg 0 0 960 540 re f"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d>>stream\n%s\nendstream" % (len(paint), paint),
        *[
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents 3 0 R>>"
            for _page in range(pages)
        ],
    ]
    told, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(told))
        told += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    lock = LOCK if is_locked else b""
    foot = b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, lock)
    return told + head + table + foot + b"startxref\n%d\n%%%%EOF" % len(told)
