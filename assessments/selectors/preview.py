"""A question on trial: shown and marked as in a test, without an attempt."""

from dataclasses import dataclass

from assessments.kinds.content import Outcome
from assessments.kinds.draw import lay_out, rank
from assessments.kinds.explained import Explained
from assessments.kinds.given import Given, given_of
from assessments.kinds.question_type import type_of
from assessments.kinds.sheet import sheet_of
from assessments.kinds.widget import Form
from assessments.models import QuestionVersion
from assessments.selectors.paper import ShownItem

SEED = 0


@dataclass(frozen=True)
class Trial:
    """The question with what was tried, its mark, and the answer beside the key."""

    item: ShownItem
    outcome: Outcome
    answer: Explained
    feedback: str


def tried(version: QuestionVersion, form: Form | None) -> Trial:
    """The question as it is shown, answered by ``form``."""
    type_ = type_of(version.kind)
    content = type_.read(version.content)
    uid = str(version.uid)
    places = lay_out(type_.groups(content), uid, SEED, shuffle=True)
    tokens = [rank(SEED, "token", uid, one)[:10] for one in places]
    widget = type_.show(content, sheet_of("item", places, tokens, Given()))
    given = Given()
    if form is not None:
        told = widget.gather(form)
        names = dict(zip(tokens, places, strict=True))
        given = given_of(told.tokens, told.texts, names)
        widget = type_.show(content, sheet_of("item", places, tokens, given))
    return Trial(
        item=ShownItem(uid, 1, version.stem, 0, widget),
        outcome=type_.mark(content, given),
        answer=type_.explain(content, given, places).for_taker(),
        feedback=content.feedback,
    )
