"""Every sentence of ours that a person may read is Vietnamese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.template import Node, Template, engines
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOT = Path(__file__).resolve().parents[2]
APPS = [
    "kernel",
    "people",
    "courses",
    "assessments",
    "h5p",
    "live",
    "records",
    "cms",
    "lms",
]
SIMPLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
PLURAL_CONTEXT = {"npgettext", "npgettext_lazy"}
PLACE = re.compile(r"%\((\w+)\)[sd]")
IN_TAG = re.compile(r"""\b_\((['"])(.*?)\1\)""")

type Sentence = tuple[str | None, str]


def test_d08_every_sentence_of_the_code_is_vietnamese() -> None:
    known = _catalogue()

    missing = sorted(
        f"{place}: {sentence[1]}"
        for place, sentence in _sentences_of_code()
        if sentence not in known
    )

    assert missing == []


def test_d08_every_sentence_of_the_templates_is_vietnamese() -> None:
    known = _catalogue()

    missing = sorted(
        f"{place}: {sentence[1]}"
        for place, sentence in _sentences_of_templates()
        if sentence not in known
    )

    assert missing == []


@pytest.mark.parametrize("app", APPS)
def test_translations_keep_the_named_places(app: str) -> None:
    file = ROOT / "locale" / app / "vi/LC_MESSAGES/django.po"
    entries = polib.pofile(str(file)) if file.exists() else []

    wrong = [
        entry.msgid
        for entry in entries
        if not _said(entry)
        or not set(PLACE.findall(_said(entry)))
        <= set(PLACE.findall(entry.msgid + (entry.msgid_plural or "")))
    ]

    assert wrong == []


def test_sentence_has_one_translation_in_all_apps() -> None:
    """All catalogues become one: of two translations one would be lost."""
    said: dict[Sentence, set[str]] = {}
    for file in ROOT.glob("locale/*/vi/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(file)):
            said.setdefault((entry.msgctxt, entry.msgid), set()).add(_said(entry))

    assert {key: words for key, words in said.items() if len(words) > 1} == {}


def test_extraction_finds_each_way_of_marking(tmp_path: Path) -> None:
    source = 'x = (_("a"), ngettext("b", "bs", 2), pgettext("c", "d"), gettext(name))'
    template = Template(
        '{% load i18n %}{% if x %}{% translate "e" context "f" as g %}{% endif %}'
        "{% blocktranslate count n=x %}{{ n }} h{% plural %}{{ n }} hs"
        "{% endblocktranslate %}{% firstof _('i') %}"
    )

    jinja = '{% if x %}{{ _("j %(n)s", n=x) }}{% endif %}{{ icon("k") }}'

    assert list(_in_code(ast.parse(source))) == [(None, "a"), (None, "b"), ("c", "d")]
    assert list(_in_template(template)) == [("f", "e"), (None, "%(n)s h"), (None, "i")]
    assert list(_in_jinja(jinja)) == [(None, "j %(n)s")]


def _catalogue() -> set[Sentence]:
    return {
        (entry.msgctxt, entry.msgid)
        for file in ROOT.glob("locale/*/vi/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(file))
        if _said(entry) and not entry.fuzzy
    }


def _said(entry: polib.POEntry) -> str:
    return entry.msgstr or "".join(entry.msgstr_plural.values())


def _sentences_of_code() -> Iterator[tuple[str, Sentence]]:
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in file.parts:
                for sentence in _in_code(ast.parse(file.read_text())):
                    yield str(file.relative_to(ROOT)), sentence


def _in_code(tree: ast.AST) -> Iterator[Sentence]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = [
            one.value if isinstance(one, ast.Constant) else None for one in node.args
        ]
        if name in SIMPLE | PLURAL and words and isinstance(words[0], str):
            yield None, words[0]
        elif name in CONTEXT | PLURAL_CONTEXT and len(words) > 1:
            yield str(words[0]), str(words[1])


def _sentences_of_templates() -> Iterator[tuple[str, Sentence]]:
    for file in sorted((ROOT / "templates").rglob("*.html")):
        name = str(file.relative_to(ROOT / "templates"))
        for sentence in _in_template(get_template(name).template):  # type: ignore[attr-defined]
            yield f"templates/{name}", sentence
    for file in sorted((ROOT / "templates").rglob("*.jinja")):
        for sentence in _in_jinja(file.read_text()):
            yield str(file.relative_to(ROOT)), sentence


def _in_template(template: Template) -> Iterator[Sentence]:
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            said = node.filter_expression.var
            if isinstance(getattr(said, "literal", None), str):
                yield _plain(node.message_context), _doubled(str(said.literal))
        elif isinstance(node, BlockTranslateNode):
            singular = node.render_token_list(node.singular)[0]
            text = _trimmed(singular) if node.trimmed else singular
            yield _plain(node.message_context), text
    for _, words in IN_TAG.findall(str(template.source)):
        yield None, _doubled(words)


def _in_jinja(source: str) -> Iterator[Sentence]:
    for _, name, words in engines["jinja2"].env.extract_translations(source):
        assert name == "_", f"teach the test to read {name}"
        yield None, words if isinstance(words, str) else words[0]


def _doubled(text: str) -> str:
    """Django looks a tag's words up with their percent signs doubled."""
    return text.replace("%", "%%")


def _plain(context: object) -> str | None:
    return None if context is None else str(getattr(context, "var", context))


def _trimmed(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines())
