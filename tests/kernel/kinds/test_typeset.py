import datetime as dt
from pathlib import Path

from kernel.kinds.typeset import pdf

AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
TEMPLATE = """#let data = json(bytes(sys.inputs.data))
#set text(font: "Libertinus Serif", lang: "vi")
#metadata(data.name) #data.name"""


def test_names_are_text_and_never_markup(tmp_path: Path) -> None:
    template = tmp_path / "name.typ"
    template.write_text(TEMPLATE)
    made = pdf(template, {"name": '#panic("x") *Nguyễn* $ Thị "Hạnh" \\'}, at=AT)
    assert made.startswith(b"%PDF-")


def test_same_input_has_the_same_bytes(tmp_path: Path) -> None:
    template = tmp_path / "name.typ"
    template.write_text(TEMPLATE)
    once = pdf(template, {"name": "Nguyễn Thị Hạnh"}, at=AT)
    assert pdf(template, {"name": "Nguyễn Thị Hạnh"}, at=AT) == once
    assert pdf(template, {"name": "Nguyễn Thị Hạng"}, at=AT) != once
