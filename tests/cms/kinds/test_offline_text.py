"""Pinned HTML as it goes along: what stays, what is named, what is never there."""

import pytest

from cms.kinds.offline_text import Around, offline_text
from cms.kinds.shelf import LARGEST_FILE, LARGEST_PACKAGE, Shelf

SITE = "https://hoc.example"


def told(html, shelf=None, **lengths):
    around = Around(SITE, lengths, lambda _url: b"WEBVTT\n")
    return offline_text(html, shelf or Shelf({}), around)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Mục &lt;một&gt; &amp; hai</h2>",
        "<p>Đoạn <b>đậm</b>,<br>dòng hai.</p>",
        '<table class="table" tabindex="0"><tbody><tr><td>1</td></tr></tbody></table>',
        '<section data-point="u"><blockquote><p>Trích.</p></blockquote></section>',
        "<details><summary>Lời</summary><p>Nói.</p></details>",
    ],
)  # fmt: skip
def test_plain_text_stays_word_for_word(html):
    assert told(html) == html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<script>alert(1)</script><p>Chữ.</p>", "<p>Chữ.</p>"),
        ('<p onclick="a()" style="color:red">Chữ.</p>', "<p>Chữ.</p>"),
        ('<iframe src="https://x.example"><p>a</p></iframe>Chữ', "Chữ"),
        ('<a href="javascript:a()">Chữ</a>', "Chữ"),
        ('<a href="//x.example/">Chữ</a>', "Chữ"),
        ('<img src="https://x.example/a.png" alt="Cờ" onerror="a()">', None),
        ('<svg><use href="https://x.example"></use></svg>Chữ', "Chữ"),
        ("<p>Chữ</i></p></div>", "<p>Chữ</p>"),
        ("<ul><li>Chữ", "<ul><li>Chữ</li></ul>"),
        ('<form action="https://x.example"><p>Chữ</p></form>', "<p>Chữ</p>"),
    ],
)
def test_nothing_runs_and_nothing_is_asked_of_others(html, text):
    made = told(html)

    assert "x.example" not in made
    assert "script" not in made
    assert "onerror" not in made
    assert text is None or made == text


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("https://x.example/a?b=1&amp;c=2", "Báo (https://x.example/a?b=1&amp;c=2)"),
        ("/news/", f'<a href="{SITE}/news/">Báo</a>'),
        (f"{SITE}/news/", f'<a href="{SITE}/news/">Báo</a>'),
        (f"{SITE}.evil/", f"Báo ({SITE}.evil/)"),
        ("#muc", '<a href="#muc">Báo</a>'),
        ("tel:113", '<a href="tel:113">Báo</a>'),
    ],
)
def test_links_lead_to_the_site_or_stand_as_words(address, made):
    assert told(f'<a href="{address}">Báo</a>') == made


def test_address_that_is_its_own_words_stands_once():
    assert told('<a href="https://x.example">https://x.example</a>') == (
        "https://x.example"
    )


def test_files_are_named_by_their_words_and_go_along_once():
    shelf = Shelf({"/content/a.pdf": 4, "/content/b.webp": 5})
    html = (
        '<a href="/content/a.pdf" download>Kế hoạch 64/KH-TƯ: Đợt 1</a>'
        '<img src="/content/b.webp" alt="" loading="lazy">'
        '<a href="/content/a.pdf" download>Lần nữa</a>'
    )

    made = told(html, shelf)

    names = [one.name for one in shelf.packed.values()]
    assert names[0] == "tep/01-ke-hoach-64kh-tu-dot-1.pdf"
    assert made.count(f'href="{names[0]}"') == 2
    assert f'<img src="{names[1]}" alt="">' in made
    assert "download" not in made


def test_clip_that_is_too_large_is_named_with_its_length():
    clip = f"/content/{'a' * 64}.mp4"
    shelf = Shelf({clip: LARGEST_FILE + 1, "/content/b.vtt": 7})
    html = (
        f'<figure><video src="{clip}" controls><track src="/content/b.vtt"></video>'
        "<figcaption>Clip một</figcaption></figure>"
    )

    made = told(html, shelf, **{"a" * 64: 720})

    assert shelf.packed == {}
    assert "12 phút" in made
    assert "32,0 MB" in made
    assert "<video" not in made
    assert "<figcaption>Clip một</figcaption>" in made


def test_captions_stand_in_the_page_and_beside_the_clip():
    shelf = Shelf({"/content/a.mp4": 9, "/content/b.vtt": 7})
    html = (
        '<video controls src="/content/a.mp4"><track kind="captions" src="/content/b.vtt"'
        ' default></video><video src="/content/a.mp4"></video>'
    )

    made = told(html, shelf)

    assert [one.name for one in shelf.packed.values()] == [
        "tep/01-clip.mp4",
        "tep/01-clip.vtt",
    ]
    assert '<track src="data:text/vtt;base64,V0VCVlRUCg==" kind="captions"' in made


def test_package_takes_no_more_than_its_bound():
    shelf = Shelf({f"/content/{n}.pdf": LARGEST_FILE for n in range(17)})

    names = [shelf.put(url, "Tệp") for url in shelf.sizes]

    assert [bool(name) for name in names] == [True] * 16 + [False]
    assert sum(one.size for one in shelf.packed.values()) == LARGEST_PACKAGE
