import io
import zipfile

import pytest

from assessments.kinds.exchange.item import FileFault
from assessments.kinds.handed_file import MOST_BYTES, MarkedSecret, kind_of
from tests.assessments.files import PDF, docx, picture


def packed(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def test_a27_files_are_known_by_their_bytes() -> None:
    told = [
        kind_of(one) for one in (PDF, docx("Thu hoạch"), picture(), picture("JPEG"))
    ]

    assert told == ["pdf", "docx", "png", "jpg"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7 cut off",
        PDF + b" " * MOST_BYTES,
        packed(word__other_xml=b"x"),
        packed(word__document_xml=b"<w/>", word__vbaProject_bin=b"x"),
        docx("Bài")[:400],
        picture()[:40],
        picture("GIF"),
        b"PK\x03\x04\x00",
    ],
)
def test_t6_other_files_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(FileFault) as refused:
        kind_of(content)

    assert str(refused.value)


@pytest.mark.parametrize("line", ["MẬT", "TOI MAT", "TUYỆT MẬT"])
def test_a27_word_files_marked_secret_are_refused(line: str) -> None:
    with pytest.raises(MarkedSecret):
        kind_of(docx(line, "Nội dung"))
    assert kind_of(docx("Giữ bí mật là kỷ luật của Đảng.")) == "docx"
