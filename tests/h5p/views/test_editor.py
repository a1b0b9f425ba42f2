"""The editor without scripts: every button sends the form, and nothing is lost."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from h5p.models import Content, Revision
from kernel.models import AuditEvent
from tests.h5p import packages
from tests.h5p.complex import deck, deck_package
from tests.h5p.desk import lecturer, pressed
from tests.h5p.makers import imported, installed

pytestmark = pytest.mark.django_db
NEW = "/h5p/contents/new/?library=HocTap.Cards+1.0"


def _picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (40, 30)).save(file, "PNG")
    return SimpleUploadedFile("Ảnh Đẹp.png", file.getvalue())


def test_c03_lecturer_makes_content_without_scripts():
    installed()
    _grant, client = lecturer()
    types = client.get("/h5p/contents/new/")
    blank = client.get(NEW)

    chosen = client.post(NEW, pressed(blank, "add cards"))
    filled = {
        "title": "Ôn tập chương 1",
        "v:cards/0/question": "<p>Mục tiêu?</p>",
        "v:cards/0/options/0/text": "98 %",
        "v:cards/0/options/0/correct": ["", "on"],
        "v:cards/0/options/1/text": "Dưới 98 %",
        "v:cards/1/question": "Câu hai<script>alert(1)</script>",
        "v:cards/1/options/0/text": "Có",
        "v:cards/1/options/1/text": "Không",
    }
    saved = client.post(NEW, pressed(chosen, "save", **filled))

    assert "HocTap.Cards 1.0" in types.content.decode()
    assert saved.status_code == 302
    revision = Revision.objects.get()
    assert revision.content.title == "Ôn tập chương 1"
    cards = revision.params["cards"]
    assert [one["library"] for one in cards] == ["HocTap.Choice 1.0"] * 2
    assert len({one["subContentId"] for one in cards}) == 2
    assert cards[0]["params"]["options"][0] == {"text": "98 %", "correct": True}
    assert cards[0]["params"]["words"]["check"] == "Trả lời"
    assert revision.filtered["cards"][1]["params"]["question"] == "Câu hai"
    assert revision.max_score == 2
    assert AuditEvent.objects.filter(verb="h5p_content.created").count() == 1


def test_c03_faults_name_the_place_in_words_and_keep_what_was_typed():
    installed()
    _grant, client = lecturer()
    blank = client.get(NEW)

    refused = client.post(
        NEW, pressed(blank, "save", title="", **{"v:done": "Xong nhé"})
    )

    text = refused.content.decode()
    assert refused.status_code == 200
    assert "Các thẻ › thẻ 1 › Câu hỏi</a>: Hãy điền mục này." in text
    assert "Các thẻ › thẻ 1 › Phương án › phương án 2 › Lời</a>" in text
    assert "Tiêu đề</a>: Vui lòng điền mục này." in text
    assert 'value="Xong nhé"' in text
    assert Content.objects.count() == 0


def test_c03_what_was_empty_when_it_came_may_stay_so_and_nothing_else():
    params = packages.cards()
    params["cards"][0]["params"]["question"] = ""
    files = {**packages.sound_files(), "content/content.json": params}
    grant, client = lecturer()
    first = imported(owner=grant.unit, file=packages.packed(files))
    url = f"/h5p/contents/{first.content.uid}/edit/"
    page = client.get(url)

    saved = client.post(url, pressed(page, "save"))
    emptied = {"v:cards/0/options/0/text": ""}
    refused = client.post(url, pressed(page, "save", **emptied))

    assert saved.status_code == 302
    assert refused.status_code == 200
    text = refused.content.decode()
    assert "thẻ 1 › Phương án › phương án 1 › Lời</a>: Hãy điền mục này." in text
    assert "thẻ 1 › Câu hỏi</a>" not in text


def test_c03_edited_content_keeps_what_the_form_does_not_show():
    grant, client = lecturer()
    files = packages.sound_files()
    files["content/content.json"] = {**packages.cards(), "la": {"sâu": [1, None]}}
    first = imported(owner=grant.unit, file=packages.packed(files))
    url = f"/h5p/contents/{first.content.uid}/edit/"

    same = client.post(url, pressed(client.get(url), "save"))
    moved = client.post(url, pressed(client.get(url), "down cards/0"))
    client.post(url, pressed(moved, "save", **{"v:done": "Hết"}))

    assert same.status_code == 302
    newest = Revision.objects.latest("number")
    assert newest.params["la"] == {"sâu": [1, None]}
    assert newest.params["done"] == "Hết"
    ids = [one["subContentId"] for one in newest.params["cards"]]
    assert ids == [packages.CARD_ID.format(1), packages.CARD_ID.format(0)]
    assert newest.files == first.files
    assert newest.facts["license"] == "U"


def test_c03_complex_content_goes_through_the_editor_as_it_was():
    grant, client = lecturer()
    first = imported(owner=grant.unit, file=deck_package())
    url = f"/h5p/contents/{first.content.uid}/edit/"
    page = client.get(url)
    text = page.content.decode()

    add = "add slides/0/elements/1/action/cards"
    longer = client.post(url, pressed(page, add))
    other = client.post(
        url,
        pressed(
            client.post(url, pressed(page, "add slides/0/elements")),
            "choose slides/0/elements/2/action",
            **{"l:slides/0/elements/2/action": "Test.Note 1.0"},
        ),
    )
    saved = client.post(
        url,
        pressed(
            other, "save",
            **{"v:slides/0/elements/2/action/words": "<ul><li>Một</li></ul><h1>Hai</h1>"},
        ),
    )  # fmt: skip

    assert "Các phần tử" in text  # the library's own Vietnamese
    assert 'name="l:slides/0/elements/1/action/cards/2"' in longer.content.decode()
    assert saved.status_code == 302
    newest = Revision.objects.latest("number")
    elements = newest.params["slides"][0]["elements"]
    before = deck()["slides"][0]["elements"]
    assert [one["action"] for one in elements[:1]] == [before[0]["action"]]
    assert elements[2]["action"]["params"] == {
        "words": "<ul><li>Một</li></ul><h1>Hai</h1>"
    }
    shown = newest.filtered["slides"][0]["elements"][2]["action"]["params"]["words"]
    assert shown == "<ul><li>Một</li></ul>Hai"
    assert newest.params["slides"][0]["keywords"] == deck()["slides"][0]["keywords"]


def test_c03_picture_is_sent_shown_and_kept():
    grant, client = lecturer()
    first = imported(owner=grant.unit)
    url = f"/h5p/contents/{first.content.uid}/edit/"
    told = pressed(client.get(url), "keep picture", **{"f:picture": _picture()})

    sent = client.post(url, told)
    link = sent.content.decode().partition('<img src="')[2].partition('"')[0]
    seen = client.get(link)
    _grant, other = lecturer()
    hidden = other.get(link)
    client.post(url, pressed(sent, "save"))

    assert (seen.status_code, hidden.status_code) == (200, 404)
    assert b"".join(seen.streaming_content)
    newest = Revision.objects.latest("number")
    picture = newest.params["picture"]
    assert (picture["width"], picture["height"]) == (40, 30)
    assert picture["path"].startswith("images/anh-dep-")
    assert [*newest.files] == [picture["path"]]
    own = client.get(f"/h5p/revisions/{newest.uid}/files/{picture['path']}")
    assert b"".join(own.streaming_content)
    nothing = client.get(f"/h5p/revisions/{newest.uid}/files/a.png")
    assert nothing.status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", b"<script>alert(1)</script>"), ("a.svg", b"<svg/>"), ("a.exe", b"MZ"),
     ("a.png", b"\x89PNG no picture"), ("a.mp4", b"xxxx")],
)  # fmt: skip
def test_c03_file_that_is_no_picture_is_refused_at_its_field(name, data):
    grant, client = lecturer()
    first = imported(owner=grant.unit)
    url = f"/h5p/contents/{first.content.uid}/edit/"
    file = SimpleUploadedFile(name, data)

    page = client.post(url, pressed(client.get(url), "save", **{"f:picture": file}))

    assert "Không dùng được tệp này" in page.content.decode()
    assert Revision.objects.count() == 1


def test_c03_two_who_edit_at_once_keep_both_revisions():
    grant, client = lecturer()
    first = imported(owner=grant.unit)
    url = f"/h5p/contents/{first.content.uid}/edit/"
    one, other = client.get(url), client.get(url)

    client.post(url, pressed(one, "save", **{"v:done": "Một"}))
    late = client.post(url, pressed(other, "save", **{"v:done": "Hai"}), follow=True)

    assert "Trong lúc đó có người khác đã lưu" in late.content.decode()
    texts = Revision.objects.order_by("number").values_list("params__done", flat=True)
    assert [*texts] == ["Xong.", "Một", "Hai"]


def test_c03_copy_is_content_of_its_own():
    grant, client = lecturer()
    first = imported(owner=grant.unit)

    answer = client.post(f"/h5p/contents/{first.content.uid}/duplicate/")

    copy = Content.objects.latest("pk")
    assert answer["Location"] == f"/h5p/contents/{copy.uid}/edit/"
    assert copy.title == "Ôn tập nghị quyết (bản sao)"
    assert copy.revisions.get().params == first.params
    assert copy.owner == grant.unit


def test_c03_revisions_are_compared_in_words_and_an_older_returns():
    grant, client = lecturer()
    first = imported(owner=grant.unit)
    url = f"/h5p/contents/{first.content.uid}/edit/"
    alone = client.get(f"/h5p/revisions/{first.uid}/compare/")
    client.post(url, pressed(client.get(url), "save", **{
        "v:done": "Hết", "v:cards/1/options/0/correct": [""],
    }))  # fmt: skip

    page = client.get(f"/h5p/revisions/{first.uid}/compare/")
    client.post(f"/h5p/revisions/{first.uid}/restore/")
    newest = Revision.objects.latest("number")
    same = client.get(
        f"/h5p/revisions/{first.uid}/compare/", {"other_revision": str(newest.uid)}
    )

    text = page.content.decode()
    assert alone.status_code == 302
    assert "Các thẻ › thẻ 2 › Phương án › phương án 1 › Đúng" in text
    assert "Hết" in text
    assert text.count('<th scope="row">') == 2
    assert newest.filtered == first.filtered
    assert "Hai bản giống nhau" in same.content.decode()
