"""Packages made for the tests, sound ones and others."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ROOT / "lms" / "demo" / "data" / "h5p"
CHOICE, CARDS = "HocTap.Choice-1.0", "HocTap.Cards-1.0"
CARD_ID = "11111111-2222-4333-8444-{:012d}"

type Files = dict[str, Any]  # bytes, text, or a value that becomes JSON

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00"
    b"\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05"
    b"\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def choice(right: int = 0, count: int = 3) -> dict[str, Any]:
    """The params of one question."""
    options = [
        {"text": f"Phương án {at}", "correct": at == right} for at in range(count)
    ]
    return {"question": "<p>Mục tiêu là bao nhiêu?</p>", "options": options}


def cards(count: int = 2) -> dict[str, Any]:
    """The params of a content with ``count`` questions and a picture."""
    return {
        "introduction": "<p>Hãy trả lời <strong>từng</strong> câu.</p>",
        "picture": {
            "path": "images/a.png",
            "mime": "image/png",
            "width": 1,
            "height": 1,
        },
        "cards": [
            {
                "library": "HocTap.Choice 1.0",
                "params": choice(),
                "subContentId": CARD_ID.format(at),
                "metadata": {"title": f"Thẻ {at + 1}"},
            }
            for at in range(count)
        ],
        "done": "Xong.",
    }


def package_facts(main: str = "HocTap.Cards", **changes: Any) -> dict[str, Any]:
    """An h5p.json."""
    dependencies = [
        {"machineName": name, "majorVersion": 1, "minorVersion": 0}
        for name in ("HocTap.Choice", "HocTap.Cards")
    ]
    facts: dict[str, Any] = {
        "title": "Ôn tập nghị quyết",
        "language": "vi",
        "mainLibrary": main,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": dependencies,
        **changes,
    }
    return {name: value for name, value in facts.items() if value is not None}


def library_files(folder: str, **changes: Any) -> Files:
    """The files of one of our libraries; ``changes`` are to its library.json."""
    files: Files = {
        f"{folder}/{file.relative_to(LIBRARIES / folder)}": file.read_bytes()
        for file in sorted((LIBRARIES / folder).rglob("*"))
        if file.is_file()
    }
    facts = json.loads(files[f"{folder}/library.json"]) | changes
    facts = {name: value for name, value in facts.items() if value is not None}
    return {**files, f"{folder}/library.json": facts}


def sound_files() -> Files:
    """A whole package: two libraries, content with a picture."""
    return {
        "h5p.json": package_facts(),
        "content/content.json": cards(),
        "content/images/a.png": PNG,
        **library_files(CHOICE),
        **library_files(CARDS),
    }


def as_bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    return json.dumps(value, ensure_ascii=False).encode()


def packed(files: Files) -> io.BytesIO:
    """``files`` as a zip; a name with None is a folder's own entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, b"" if value is None else as_bytes(value))
    file.seek(0)
    return file


def sound() -> io.BytesIO:
    return packed(sound_files())
