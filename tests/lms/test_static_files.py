"""Collecting static files: names by contents, one sheet a set."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from lms.static_files import HashedFiles


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    with override_settings(
        STATIC_ROOT=folder,
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES={"staticfiles": {"BACKEND": "lms.static_files.HashedFiles"}},
    ):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


def test_styles_of_a_set_are_one_file(collected: Path) -> None:
    sheet = next(collected.glob("css/site.all.*.css")).read_text()

    assert "@layer tokens, base, layout, components, flow, print;" in sheet
    assert ".bottom-bar" in sheet


def test_d15_nothing_is_fetched_from_elsewhere(collected: Path) -> None:
    texts = {
        file.name: file.read_text()
        for file in [*collected.rglob("*.css"), *collected.rglob("*.js")]
    }

    assert [
        name
        for name, text in texts.items()
        if re.search(r"""(url\(|from |import |fetch\()\s*["']?(https?:)?//""", text)
    ] == []


def test_modules_find_each_other_by_hashed_names(collected: Path) -> None:
    site = next(collected.glob("js/site.*.js")).read_text()

    assert re.search(r'import\s*"\./offline_bar\.[0-9a-f]{12}\.js"', site)


def test_first_view_is_light(collected: Path) -> None:
    files = [
        next(collected.glob("css/site.all.*.css.br")),
        next(collected.glob("icons/sprite.*.svg.br")),
        *collected.glob("js/*.js.br"),
    ]

    assert sum(file.stat().st_size for file in files) < 20_000


def test_storage_aggregates_modules() -> None:
    assert HashedFiles.support_js_module_import_aggregation
