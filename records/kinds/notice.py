"""The words of what records tells people (people.kinds.notice)."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kernel.kinds.wording import day, number
from people.kinds.notice import Facts, NoticeKind

MEMBER_REMINDED = "records.member_reminded"
SECRETARY_DIGEST = "records.secretary_digest"
COMMITTEE_DIGEST = "records.committee_digest"
REPORT_READY = "records.report_ready"
SCHEDULE_STOPPED = "records.report_schedule_stopped"


def _closes_on(facts: Facts) -> str:
    return day(date.fromisoformat(facts["closes_on"]))


def _reminder(facts: Facts) -> str:
    return _("%(campaign)s ends on %(day)s, and you have not completed it yet.") % {
        "campaign": facts["campaign"],
        "day": _closes_on(facts),
    }


def _digest(facts: Facts) -> str:
    return _beside(_names(facts), facts) if facts["people"] else _others(facts)


def _counts(facts: Facts) -> str:
    return _beside(_figures(facts), facts) if facts["people"] else _others(facts)


def _beside(members: str, facts: Facts) -> str:
    """What is said of members, and of the others where some are missing."""
    others = facts.get("others", 0)
    if not others:
        return members
    words = ngettext(
        "Counted apart: %(others)s learner who is not a member.",
        "Counted apart: %(others)s learners who are not members.",
        others,
    )
    return f"{members} {words % {'others': number(others)}}"


def _others(facts: Facts) -> str:
    """Where no member is missing."""
    words = ngettext(
        "%(campaign)s, last day %(day)s: %(others)s learner who is not a member has not "
        "completed it; no member is missing.",
        "%(campaign)s, last day %(day)s: %(others)s learners who are not members have not "
        "completed it; no member is missing.",
        facts["others"],
    )
    return words % {
        "campaign": facts["campaign"],
        "day": _closes_on(facts),
        "others": number(facts["others"]),
    }


def _names(facts: Facts) -> str:
    words = ngettext(
        "%(campaign)s, last day %(day)s: %(people)s person has not completed it. Names, "
        "reasons and next steps stand in the list.",
        "%(campaign)s, last day %(day)s: %(people)s people have not completed it. Names, "
        "reasons and next steps stand in the list.",
        facts["people"],
    )
    return words % {
        "campaign": facts["campaign"],
        "day": _closes_on(facts),
        "people": number(facts["people"]),
    }


def _figures(facts: Facts) -> str:
    words = ngettext(
        "%(campaign)s, last day %(day)s: %(people)s person below you has not completed it.",
        "%(campaign)s, last day %(day)s: %(people)s people below you have not completed it.",
        facts["people"],
    )
    return words % {
        "campaign": facts["campaign"],
        "day": _closes_on(facts),
        "people": number(facts["people"]),
    }


def _to_study(_facts: Facts, _uid: UUID) -> str:
    return reverse("courses:study")


def _to_digest(_facts: Facts, uid: UUID) -> str:
    return reverse("records:digest", args=[uid])


def _ready(facts: Facts) -> str:
    return f"{facts['report']}, {facts['unit']}"


def _stopped(facts: Facts) -> str:
    return _(
        "%(unit)s: when a report fell due you had no right to it any more; it was not made."
    ) % {"unit": facts["unit"]}


def _to_report(facts: Facts, _uid: UUID) -> str:
    return reverse("records:report", args=[facts["report_uid"]])


KINDS = (
    NoticeKind(
        MEMBER_REMINDED, "bell", lambda _facts: gettext_lazy("A campaign ends soon"),
        _reminder, _to_study,
    ),
    NoticeKind(
        SECRETARY_DIGEST, "users",
        lambda _facts: gettext_lazy("Members of your unit are missing"),
        _digest, _to_digest,
    ),
    NoticeKind(
        COMMITTEE_DIGEST, "chart-column",
        lambda _facts: gettext_lazy("Units below you are missing members"),
        _counts, _to_digest,
    ),
    NoticeKind(
        REPORT_READY, "file-text",
        lambda _facts: gettext_lazy("A scheduled report is ready"), _ready, _to_report,
    ),
    NoticeKind(
        SCHEDULE_STOPPED, "triangle-alert",
        lambda _facts: gettext_lazy("A schedule of reports has stopped"),
        _stopped, lambda _facts, _uid: "",
    ),
)  # fmt: skip
