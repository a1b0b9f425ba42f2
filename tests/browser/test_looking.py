"""Who looks over the shoulder sees what is wrong with a page."""

PALE = "<style>@media (%s) { p { color: #ccc } }</style><p>Đạt</p>"
FAULTS = {
    "a field without a name": ("<input>", {"label"}),
    "pale words": ('<p style="color:#bbb">Chưa đạt</p>', {"color-contrast"}),
    "too wide for a phone": ('<p style="width:400px">Chi bộ</p>', {"too wide"}),
    "pale in the dark alone": (PALE % "prefers-color-scheme: dark", {"color-contrast"}),
    "pale on a desk alone": (PALE % "min-width: 900px", {"color-contrast"}),
    "nothing": ("<p>Đạt</p>", set()),
}


def test_d07_looking_finds_what_is_wrong(visit):
    visitor = visit("both")
    for fault, (body, expected) in FAULTS.items():
        visitor.page.set_content(
            '<html lang="vi"><title>Trang</title>'
            f'<body bgcolor="#fff"><main>{body}</main>'
        )

        visitor.look("looking")

        found, visitor.problems = visitor.problems, []
        missed = {word for word in expected if not any(word in one for one in found)}
        assert missed == set(), fault
        assert bool(found) == bool(expected), (fault, found)
