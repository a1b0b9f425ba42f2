"""The form of each type: what it shows is what it keeps."""

from typing import Any

import pytest
from django.http import QueryDict

from assessments.forms.question import QuestionForm
from assessments.forms.registry import form_of
from assessments.kinds.cloze import Cloze, Gap
from assessments.kinds.content import Content, Option
from assessments.kinds.gap_lines import read_lines, write_lines
from assessments.kinds.question_type import type_names, type_of
from courses.models import Point
from tests.assessments.kinds.samples import CLOZE, SAMPLES, SHORT

pytestmark = pytest.mark.django_db


def posted(shown: dict[str, Any]) -> QueryDict:
    """What a browser sends of a form that shows ``shown``."""
    data = QueryDict(mutable=True)
    for name, value in shown.items():
        if isinstance(value, dict):
            for inner, told in posted(value).items():
                data[f"{name}-{inner}"] = told
        elif value is True:
            data[name] = "on"
        elif value not in {False, None}:
            data[name] = str(value)
    return data


def form(kind: str, data: Any, **options: Any) -> QuestionForm:
    return form_of(kind)(data, points=Point.objects.none(), **options)


def shown(kind: str) -> dict[str, Any]:
    head = {"stem": "Hỏi gì?", "difficulty": 2, "feedback": SAMPLES[kind].feedback}
    return {**head, **form_of(kind).initial_of(SAMPLES[kind])}


@pytest.mark.parametrize("kind", type_names())
def test_a20_a_form_keeps_what_it_shows(kind: str) -> None:
    typed = form(kind, posted(shown(kind)), initial=shown(kind))

    assert typed.is_valid(), typed.errors
    draft = typed.draft()
    type_ = type_of(kind)
    assert type_.describe(draft.content) == type_.describe(SAMPLES[kind])
    assert type_.problems(draft.content) == []
    assert draft.content.feedback == SAMPLES[kind].feedback


@pytest.mark.parametrize(
    ("kind", "changes", "field", "words"),
    [
        ("numeric", {"value_1": "chín tám"}, "value_1", "số"),
        ("numeric", {"share_1": "x"}, "share_1", "số"),
        ("ordering", {"lines": ""}, "lines", ""),
        ("cloze", {"answers_1": "98 ± x"}, "answers_1", "Dòng 1"),
        ("cloze", {"answers_2": "a | b | c | d"}, "answers_2", "Dòng 1"),
        ("cloze", {"answers_3": "mỗi tháng\nmỗi năm"}, "answers_3", "đúng"),
        ("cloze", {"answers_4": "thừa"}, "answers_4", "[[g4]]"),
        ("essay", {"levels_1": "ba: tốt"}, "levels_1", "“ba: tốt”"),
        ("essay", {"most_words": "99999"}, "most_words", ""),
        ("single", {"stem": "a\x00b"}, "stem", ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    kind: str, changes: dict[str, str], field: str, words: str
) -> None:
    data = posted({**shown(kind), **changes})

    typed = form(kind, data)

    assert not typed.is_valid()
    assert list(typed.errors) == [field]
    assert words in str(typed.errors[field])


def test_a_case_grows_and_shrinks_without_losing_what_was_typed() -> None:
    data = posted(shown("case_set"))
    dropped = form("case_set", QueryDict(f"{data.urlencode()}&drop=1"))
    grown = form("case_set", QueryDict(f"{data.urlencode()}&add=yes&new_kind=numeric"))

    assert dropped.is_rebuilt
    assert dropped.errors == {}
    assert dropped.shown_kinds == "ordering,matching,cloze"
    assert dropped.parts[0]["lines"].value() == "Bước a\nBước b\nBước c"
    assert grown.shown_kinds == "single,ordering,matching,cloze,numeric"


def test_a_case_without_questions_is_refused() -> None:
    typed = form("case_set", posted({"stem": "Hỏi", "difficulty": 2, "text": "Việc"}))

    assert not typed.is_valid()
    assert list(typed.errors) == ["__all__"]


@pytest.mark.parametrize("told", ["", "0", "9", "-1", "x"])
def test_a_case_drops_only_a_part_that_it_has(told: str) -> None:
    data = posted(shown("case_set"))

    typed = form("case_set", QueryDict(f"{data.urlencode()}&drop={told}"))

    assert typed.shown_kinds == "single,ordering,matching,cloze"


def test_gaps_of_an_imported_text_are_numbered_anew() -> None:
    content = Cloze(
        "[[b]] rồi [[a]]",
        (Gap("a", "short", SHORT), CLOZE.gaps[0].__class__("b", "short", SHORT)),
    )

    assert form_of("cloze").initial_of(content)["text"] == "[[g2]] rồi [[g1]]"


def test_lines_of_a_gap_keep_their_signs() -> None:
    content = Content(
        (
            Option("o1", "a | b", correct=True, feedback="vì | thế"),
            Option("o2", "=c"),
            Option("o3", "=d", correct=True),
        )
    )

    again = read_lines(
        "choice", write_lines(content), fold_case=True, fold_accents=False
    )

    assert again == content
