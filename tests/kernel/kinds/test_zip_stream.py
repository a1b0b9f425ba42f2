"""Archives that are told piece by piece."""

import io
import tracemalloc
import zipfile

from kernel.kinds.zip_stream import Entry, zip_length, zip_pieces

BIG = 48 << 20
PEAK = 4 << 20


class Zeros(io.RawIOBase):
    """A file of ``BIG`` zeros that takes no room."""

    def __init__(self):
        self.left = BIG

    def read(self, size=-1):
        piece = bytes(min(size, self.left))
        self.left -= len(piece)
        return piece


ENTRIES = [
    Entry("index.html", "Bài học. ".encode() * 500),
    Entry("tep/01-anh.webp", source=lambda: io.BytesIO(b"12345"), size=5),
    Entry("tep/02-rong.txt", source=io.BytesIO),
]


def test_archive_holds_what_was_put_in_and_is_as_long_as_told():
    whole = b"".join(zip_pieces(ENTRIES))

    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [one.name for one in ENTRIES]
        assert archive.read("index.html") == ENTRIES[0].text
        assert archive.read("tep/01-anh.webp") == b"12345"
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
    assert zip_length(ENTRIES) == len(whole)


def test_same_entries_give_the_same_bytes(noon):
    first = b"".join(zip_pieces(ENTRIES))
    noon.shift(90_000)

    assert b"".join(zip_pieces(ENTRIES)) == first


def test_memory_does_not_grow_with_the_files():
    entries = [Entry("a.bin", source=Zeros, size=BIG)]

    tracemalloc.start()
    told = sum(map(len, zip_pieces(entries)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert told == zip_length(entries) > BIG
    assert peak < PEAK


def test_reader_that_goes_away_leaves_no_file_open():
    files = []

    def source():
        files.append(io.BytesIO(bytes(9 << 20)))
        return files[-1]

    pieces = zip_pieces([Entry("a.bin", source=source, size=9 << 20)])
    next(pieces)
    pieces.close()

    assert files[0].closed
