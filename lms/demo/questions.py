"""The questions of the demo, written in GIFT, with their points and difficulties."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from assessments.kinds import true_false
from assessments.kinds.content import Content, Option
from assessments.kinds.multiple import Scoring
from assessments.models import Question, QuestionBank, QuestionVersion
from courses.models import Point, Resolution
from people.kinds.name import search_key
from people.models import User

FOLDER = Path(__file__).parent / "data"
_QUESTION = re.compile(
    r"::(?P<name>.+?)::(?P<stem>.+?)\s*\{(?P<answers>.*?)\}", re.DOTALL
)
_ANSWER = re.compile(r"(?P<mark>[=~])(?:%(?P<weight>-?[\d.]+)%)?(?P<text>[^=~]+)")
_BLOCK = re.compile(r"^\$CATEGORY: (?P<point>\S+)/(?P<difficulty>\d)$", re.MULTILINE)


def write_bank(
    *,
    resolution: Resolution,
    file_name: str,
    author: User,
    approver: User,
    now: datetime,
) -> QuestionBank:
    """Make a bank of approved questions from a file of the demo's data."""
    bank = QuestionBank.objects.create(
        title=f"Câu hỏi về {resolution.sign}",
        owner=resolution.owner,
        resolution=resolution,
    )
    points = dict(resolution.points.values_list("number", "pk"))
    text = (FOLDER / file_name).read_text("utf-8")
    versions = [
        QuestionVersion(
            question=Question(bank=bank),
            state=QuestionVersion.State.APPROVED,
            point=Point(pk=points[number]),
            difficulty=difficulty,
            author=author,
            edited_at=now,
            approved_by=approver,
            approved_at=now,
            stem_key=search_key(stem),
            stem=stem,
            **_answers(answers),
        )
        for number, difficulty, stem, answers in _questions(text)
    ]
    Question.objects.bulk_create([one.question for one in versions])
    for one in versions:
        one.question_id = one.question.pk
    QuestionVersion.objects.bulk_create(versions)
    return bank


def _questions(text: str) -> Iterator[tuple[str, int, str, str]]:
    _, *parts = _BLOCK.split(text)
    for number, difficulty, block in zip(
        parts[::3], parts[1::3], parts[2::3], strict=True
    ):
        for found in _QUESTION.finditer(block):
            yield number, int(difficulty), found["stem"].strip(), found["answers"]


def _answers(text: str) -> dict[str, object]:
    word = text.strip()
    kinds = QuestionVersion.Kind
    if word in {"TRUE", "FALSE"}:
        content = true_false.content_of(is_true=word == "TRUE")
        return {"kind": kinds.TRUE_FALSE, "content": content.as_json()}
    found = list(_ANSWER.finditer(text))
    options = tuple(
        Option(
            id=f"o{place}",
            text=one["text"].strip(),
            correct=one["mark"] == "=" or float(one["weight"] or 0) > 0,
        )
        for place, one in enumerate(found, start=1)
    )
    is_multiple = any(one["weight"] for one in found)
    content = Content(options, scoring=Scoring.PARTIAL if is_multiple else "")
    kind = kinds.MULTIPLE if is_multiple else kinds.SINGLE
    return {"kind": kind, "content": content.as_json()}
