"""What may be reported, and the id of the question that a report answers."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LAYOUT_VERSION = 2  # other words, tables or pages are another version

_SPACE = UUID("3a4dcb0e-6f0b-4a53-8f2e-0d6c1d0a7b55")  # of questions of this kind


class Shape(TextChoices):
    """What a report speaks of; a class is a campaign in one unit, learner by learner."""

    ROUND = "round", _("One campaign")
    CLASS = "class", _("One class, by name")
    PERIOD = "period", _("Any period")
    YEAR = "year", _("One year")


@dataclass(frozen=True)
class Heading:
    """What stands around the figures on paper; empty is left to be filled by hand."""

    sign: str = ""  # as 12-BC/ĐU
    place: str = ""
    addressee: str = ""
    signed_for: str = ""  # as T/M BAN THƯỜNG VỤ
    signer_title: str = ""
    signer_name: str = ""


@dataclass(frozen=True)
class Question:
    """Figures of one campaign, or of those whose window touches a period."""

    shape: str
    unit_uid: UUID
    from_on: date
    until_on: date  # included
    as_of: datetime
    tree_on: date  # in whose tree
    in_todays_tree: bool
    campaign_uid: UUID | None = None
    heading: Heading = field(default_factory=Heading)
    layout_version: int = LAYOUT_VERSION

    @property
    def uid(self) -> UUID:
        """The same question has the same id, wherever it is asked."""
        words = (
            self.shape,
            self.unit_uid,
            self.from_on.isoformat(),
            self.until_on.isoformat(),
            self.as_of.astimezone(UTC).isoformat(timespec="microseconds"),
            self.tree_on.isoformat(),
            int(self.in_todays_tree),
            self.campaign_uid or "",
            json.dumps(asdict(self.heading), sort_keys=True),
            self.layout_version,
        )
        return uuid5(_SPACE, "|".join(str(word) for word in words))
