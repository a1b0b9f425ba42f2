"""The form of each type of question."""

from typing import Any

from assessments.forms.case_set import PARTS, CaseSetForm
from assessments.forms.question import QuestionForm
from assessments.forms.typed import EssayForm
from assessments.kinds.question_type import content_of
from assessments.models import QuestionVersion

_FORMS: dict[str, type[QuestionForm]] = {
    **PARTS,
    CaseSetForm.kind: CaseSetForm,
    EssayForm.kind: EssayForm,
}


def form_of(kind: str) -> type[QuestionForm]:
    """The form of questions of ``kind``."""
    return _FORMS[kind]


def initial_of(version: QuestionVersion) -> dict[str, Any]:
    """What the form shows of a draft."""
    content = content_of(version.kind, version.content)
    return {
        "stem": version.stem,
        "point": version.point_id,
        "difficulty": version.difficulty,
        "feedback": content.feedback,
        **form_of(version.kind).initial_of(content),
    }
