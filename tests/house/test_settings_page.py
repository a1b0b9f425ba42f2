"""docs/settings.md names each setting read from the environment, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OF_THE_SUITE = {"LMS_TEST_RUN", "LMS_TEST_TEMPLATE"}


def test_settings_page_names_what_is_read() -> None:
    read = {"DATABASE_URL"} | OF_THE_SUITE
    for file in [*(ROOT / "lms").rglob("*.py"), *(ROOT / "kernel").rglob("*.py")]:
        for name in re.findall(
            r"env\.(?:text|choice|words|hosts|days|flag|folder|number)\(\s*\"(\w+)\"",
            file.read_text(),
        ):
            read.add(f"LMS_{name}")

    page = (ROOT / "docs" / "settings.md").read_text()

    assert set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE)) == read


def test_environment_is_read_by_one_door() -> None:
    others = [
        str(file.relative_to(ROOT))
        for app in (
            "kernel",
            "people",
            "courses",
            "assessments",
            "h5p",
            "live",
            "records",
            "cms",
            "lms",
        )
        for file in (ROOT / app).rglob("*.py")
        if "os.environ" in file.read_text()
        and file.parent.name != "settings"
        and file.name not in {"asgi.py", "wsgi.py"}  # they name the settings
    ]

    assert others == []
