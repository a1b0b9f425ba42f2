"""A question as it is written or imported, before it has a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.kinds.content import AnyContent
from assessments.kinds.question_type import content_of, type_of

STEM_MOST = 2000


@dataclass(frozen=True)
class Draft:
    """What is asked. ``point`` is the number of a point as the document prints it."""

    kind: str
    stem: str
    content: AnyContent
    difficulty: int = 2
    point: str = ""
    place: str = ""  # where it stands in its file: "line 12", "row 5"

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "content": self.content.as_json()}


def read_draft(stored: Mapping[str, Any]) -> Draft:
    """The value of one entry of ``QuestionImport.drafts``."""
    content = content_of(stored["kind"], stored["content"])
    return Draft(**{**stored, "content": content})


def draft_problems(draft: Draft) -> list[str | Promise]:
    """What keeps the question from being asked; the point is looked at elsewhere."""
    found: list[str | Promise] = []
    if not draft.stem.strip():
        found.append(_("Write what is asked."))
    if len(draft.stem) > STEM_MOST:
        found.append(
            _("The question is longer than %(most)d letters; shorten it.")
            % {"most": STEM_MOST}
        )
    return [*found, *type_of(draft.kind).problems(draft.content)]
