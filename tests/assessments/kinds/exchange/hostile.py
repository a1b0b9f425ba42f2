# ruff: noqa: E501, PLW0108 -- files as their programs write them, one a line
"""Files of questions that nobody means well with, or that are none."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
BILLION = (
    '<!DOCTYPE quiz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE quiz [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>'
QUIZ = '<quiz><question type="truefalse"><name><text>{}</text></name></question></quiz>'
MANIFEST = (
    XML + '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m">'
    '<resources><resource identifier="r" type="imsqti_item_xmlv2p1" href="{}"/></resources>'
    "</manifest>"
)


@dataclass(frozen=True)
class Hostile:
    format: str
    name: str
    make: Callable[[], bytes]


def packed(**parts: bytes | str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def package(**more: bytes | str) -> bytes:
    return packed(**{"imsmanifest.xml": MANIFEST.format("q.xml"), **more})


def bomb() -> bytes:
    return package(**{"q.xml": b"<a>" + b" " * 8_000_000 + b"</a>"})


def link() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("imsmanifest.xml", MANIFEST.format("q.xml"))
        entry = zipfile.ZipInfo("q.xml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


def lying() -> bytes:
    """The table of contents says that a part is small; it unpacks to 80 MB."""
    data = bytearray(package(**{"q.xml": b"0" * 8_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(data)


def twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("imsmanifest.xml", MANIFEST.format("q.xml"))
        archive.writestr("imsmanifest.xmm", "<a/>")
    return file.getvalue().replace(b"imsmanifest.xmm", b"imsmanifest.xml")


def crowd() -> bytes:
    return packed(
        **{"imsmanifest.xml": "<a/>"}, **{f"a{n}": b"" for n in range(20_000)}
    )


def qti(body: str, head: str = "") -> bytes:
    return f"{XML}{head}<assessmentItem>{body}</assessmentItem>".encode()


HOSTILE = {
    "empty": Hostile("gift", "a.txt", lambda: b""),
    "blank": Hostile("gift", "a.txt", lambda: b" \r\n\t" * 50),
    "one byte": Hostile("gift", "a.txt", lambda: b"\xff"),
    "picture": Hostile("gift", "a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 90),
    "program": Hostile("gift", "a.gift", lambda: b"MZ\x90\x00" + b"\x00\x01" * 900),
    "nul": Hostile("gift", "a.gift", lambda: "Câu một? {=a\x00 ~b}".encode()),
    "wide without mark": Hostile("gift", "a.gift", lambda: "Câu? {=a ~b}".encode("utf-16-le")),
    "old code page": Hostile("gift", "a.gift", lambda: "Câu hỏi? {=à ~b}".encode("cp1258", "replace")),
    "half a surrogate": Hostile("gift", "a.gift", lambda: b"C\xed\xa0\x80u {=a ~b}"),
    "line of 3 MB": Hostile("gift", "a.gift", lambda: b"{" + b"=a" * 1_500_000 + b"}"),
    "line of 1.9 MB": Hostile("gift", "a.gift", lambda: b"x {=a " + b"~b" * 950_000 + b"}"),
    "crowd of questions": Hostile("gift", "a.gift", lambda: b"a{T}\n\n" * 300_000),
    "aiken of 1.9 MB": Hostile("aiken", "a.txt", lambda: b"q\nA. a\nB. b\nANSWER: A\n" * 85_000),
    "entity bomb": Hostile("moodlexml", "a.xml", lambda: (XML + BILLION + QUIZ.format("&d;")).encode()),
    "outside entity": Hostile("moodlexml", "a.xml", lambda: (XML + OUTSIDE + QUIZ.format("&x;")).encode()),
    "outside doctype": Hostile("moodlexml", "a.xml", lambda: (XML + PARAMETER + QUIZ.format("")).encode()),
    "plain doctype": Hostile("moodlexml", "a.xml", lambda: (XML + "<!DOCTYPE quiz>" + QUIZ.format("a")).encode()),
    "undeclared entity": Hostile("moodlexml", "a.xml", lambda: (XML + QUIZ.format("&nbsp;")).encode()),
    "bomb in utf-16": Hostile("moodlexml", "a.xml", lambda: (XML.replace("UTF-8", "UTF-16") + BILLION + QUIZ.format("&d;")).encode("utf-16")),
    "deep": Hostile("moodlexml", "a.xml", lambda: b"<quiz>" + b"<a>" * 200_000),
    "wide": Hostile("moodlexml", "a.xml", lambda: b"<quiz>" + b"<a/>" * 400_000 + b"</quiz>"),
    "text of 3 MB": Hostile("moodlexml", "a.xml", lambda: QUIZ.format("a" * 3_000_000).encode()),
    "nul in XML": Hostile("moodlexml", "a.xml", lambda: QUIZ.format("a\x00").encode()),
    "unclosed": Hostile("moodlexml", "a.xml", lambda: b"<quiz><question>"),
    "unknown encoding": Hostile("moodlexml", "a.xml", lambda: b'<?xml version="1.0" encoding="x-no"?><quiz/>'),
    "wrong encoding": Hostile("moodlexml", "a.xml", lambda: XML.encode() + b"<quiz>\xff\xfe</quiz>"),
    "no question": Hostile("moodlexml", "a.xml", lambda: b"<quiz></quiz>"),
    "another XML": Hostile("moodlexml", "a.xml", lambda: XML.encode() + b"<svg onload='alert(1)'/>"),
    "qti with entities": Hostile("qti", "a.xml", lambda: qti("&x;", OUTSIDE.replace("quiz", "assessmentItem"))),
    "qti 1.2": Hostile("qti", "a.xml", lambda: b"<questestinterop><item/></questestinterop>"),
    "zip that climbs": Hostile("qti", "a.zip", lambda: package(**{"../../etc/cron.d/x": "x", "q.xml": "<a/>"})),
    "zip from the root": Hostile("qti", "a.zip", lambda: package(**{"/etc/passwd": "x"})),
    "zip that climbs backwards": Hostile("qti", "a.zip", lambda: package(**{"..\\..\\x": "x"})),
    "zip with a drive": Hostile("qti", "a.zip", lambda: package(**{"C:/x": "x"})),
    "zip with a link": Hostile("qti", "a.zip", link),
    "zip bomb": Hostile("qti", "a.zip", bomb),
    "zip with a name twice": Hostile("qti", "a.zip", twice),
    "zip of many": Hostile("qti", "a.zip", crowd),
    "half a zip": Hostile("qti", "a.zip", lambda: package(**{"q.xml": "<a/>" * 500})[:200]),
    "no zip": Hostile("qti", "a.zip", lambda: b"PK\x03\x04" + b"\x00" * 200),
    "zip without manifest": Hostile("qti", "a.zip", lambda: packed(**{"a.txt": "x"})),
    "manifest of nothing": Hostile("qti", "a.zip", lambda: packed(**{"imsmanifest.xml": "<manifest/>"})),
    "manifest with entities": Hostile("qti", "a.zip", lambda: packed(**{"imsmanifest.xml": XML + OUTSIDE.replace("quiz", "manifest") + "<manifest>&x;</manifest>"})),
    "word bomb": Hostile("docx", "a.docx", lambda: packed(**{"word/document.xml": b"<a>" + b" " * 8_000_000})),
    "word with entities": Hostile("docx", "a.docx", lambda: packed(**{"word/document.xml": XML + BILLION.replace("quiz", "a") + "<a>&d;</a>"})),
    "empty word": Hostile("docx", "a.docx", lambda: packed(**{"word/document.xml": "<document/>"})),
    "table bomb": Hostile("xlsx", "a.xlsx", lambda: packed(**{"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": b"0" * 8_000_000})),
    "table of nothing": Hostile("xlsx", "a.xlsx", lambda: packed(**{"xl/workbook.xml": "<a/>"})),
    "old table": Hostile("xlsx", "a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
}  # fmt: skip
# A part that cannot be opened spoils one question; the package itself is read.
SPOILT_PARTS = {
    "part that lies of its size": lying,
    "part that is missing": package,
    "part with entities": lambda: package(**{"q.xml": XML + BILLION.replace("quiz", "a") + "<a/>"}),
    "part outside": lambda: packed(**{"imsmanifest.xml": MANIFEST.format("../../etc/passwd")}),
    "part of the network": lambda: packed(**{"imsmanifest.xml": MANIFEST.format("http://127.0.0.1/q.xml")}),
}  # fmt: skip
