"""What those who are invited are told of a session ahead (people.kinds.notice)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kernel.kinds.wording import moment
from people.kinds.notice import Facts, News, NoticeKind

SESSION_REMINDED = "live.session_reminded"


class Ahead(TextChoices):
    """How long before; the nearer first."""

    HOUR = "hour", _("An hour before")
    DAY = "day", _("A day before")

    @property
    def length(self) -> timedelta:
        return timedelta(hours=1) if self == Ahead.HOUR else timedelta(days=1)


def topic_of(session_uid: UUID) -> str:
    return f"{SESSION_REMINDED}:{session_uid}"


def news_of(uid: UUID, title: str, starts_at: datetime, ahead: Ahead) -> News:
    """Told once for each time ahead; a session that was moved is told of anew.

    The word of a day before is news until that of an hour before takes its place.
    """
    on_day = ahead == Ahead.DAY
    return News(
        kind=SESSION_REMINDED,
        topic=topic_of(uid),
        occasion=f"{ahead}:{starts_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
        facts={
            "session": title,
            "session_uid": str(uid),
            "starts_at": starts_at.isoformat(),
        },
        ends_at=starts_at - Ahead.HOUR.length if on_day else starts_at,
    )


def _when(facts: Facts) -> str:
    return f"{facts['session']}: {moment(datetime.fromisoformat(facts['starts_at']))}."


KIND = NoticeKind(
    SESSION_REMINDED,
    "radio",
    lambda _facts: _("A live session begins soon"),
    _when,
    lambda facts, _uid: reverse("live:room", args=[facts["session_uid"]]),
)
