"""One file for a phone: which pictures it carries, how large they are, and the rest."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from cms.kinds.album import Album, picture_room
from cms.kinds.offline_text import Around, offline_text
from cms.kinds.shelf import LARGEST_FILE
from cms.kinds.small_picture import LARGEST, small_picture

SITE = "https://hoc.example"


def noise(side: int, form: str = "PNG") -> bytes:
    made = BytesIO()
    pixels = Random(7).randbytes(side * side * 3)  # packs badly
    Image.frombytes("RGB", (side, side), pixels).save(made, form)
    return made.getvalue()


def told(html: str, files: dict[str, bytes], room: int = 10_000_000, prefix: str = ""):
    sizes = {url: len(kept) for url, kept in files.items()}
    album = Album(sizes, files.__getitem__, room)
    page = offline_text(html, album, Around(SITE, {"c": 65}, files.__getitem__, prefix))
    whole = b"".join(album.pieces(page))
    assert len(whole) == album.length_of(page)
    album.close()
    return whole.decode()


def test_c02_small_picture_stands_in_the_text_as_it_is_twice_over():
    kept = noise(20)
    html = '<img src="/content/a.png" alt="Cờ" width="20">' * 2

    made = told(html, {"/content/a.png": kept})

    shown = small_picture(kept, ".png")
    assert shown.startswith("data:image/png;base64,")
    assert made == f'<img src="{shown}" alt="Cờ" width="20">' * 2


def test_c02_large_picture_is_made_small_the_same_way_each_time():
    kept = noise(1200)

    first, again = (small_picture(kept, ".png") for _ in range(2))

    assert first == again
    assert first.startswith("data:image/webp;base64,") or not first
    assert len(first) <= picture_room("/content/a.png", len(kept))


@pytest.mark.parametrize("kept", [b"x" * 70_000, b"\x89PNG" * 20_000])
def test_c02_what_is_no_picture_or_stays_large_is_named(kept):
    made = told('<img src="/content/a.png" alt="Cờ">', {"/content/a.png": kept})

    assert "<img" not in made
    assert "<p>Cờ</p>" in made
    assert "trong tệp ZIP" in made


def test_c02_pictures_stay_behind_when_there_is_no_more_room():
    kept = noise(20)
    html = '<img src="/content/a.png" alt="Cờ">' * 2

    made = told(html, {"/content/a.png": kept}, room=len(small_picture(kept, ".png")))

    assert made.count("<img") == 1
    assert made.count("không có trong bản này") == 1


def test_c02_clips_and_documents_are_named_with_their_size_and_where_they_are():
    files = {"/content/c.webm": b"c" * 2_000, "/content/d.pdf": b"d" * 3_000}
    html = (
        '<video src="/content/c.webm"><track src="/content/c.webm"></video>'
        '<a href="/content/d.pdf">Kế hoạch</a>'
    )

    made = told(html, files)

    assert "<video" not in made
    assert "<a " not in made
    assert "Clip này dài" in made
    assert "2 KB" in made
    assert "Kế hoạch" in made
    assert "3 KB" in made
    assert made.count("trong tệp ZIP") == 2


def test_c02_file_too_large_for_the_zip_is_not_promised_in_it():
    files = {"/content/d.pdf": b"d"}
    album = Album({"/content/d.pdf": LARGEST_FILE + 1}, files.__getitem__, 100)

    made = offline_text(
        '<a href="/content/d.pdf">Sách</a>', album, Around(SITE, {}, files.__getitem__)
    )

    assert "ZIP" not in made
    assert "không có trong gói" in made


def test_names_within_one_text_do_not_meet_those_of_another():
    html = '<h2 id="mot">Một</h2><a href="#mot">lên</a>'

    assert told(html, {}, prefix="bai-02-") == (
        '<h2 id="bai-02-mot">Một</h2><a href="#bai-02-mot">lên</a>'
    )


def test_room_of_a_picture_is_never_less_than_it_takes():
    for side in (10, 100, 400):
        kept = noise(side)

        assert len(small_picture(kept, ".png")) <= picture_room("/a.png", len(kept))
    assert picture_room("/a.pdf", 10) == 0
    assert picture_room("/a.png", LARGEST * 100) < LARGEST * 2
