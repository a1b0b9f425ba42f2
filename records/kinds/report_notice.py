"""The words of what schedules of reports tell their owners."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.kinds.notice import Facts, NoticeKind
from records.kinds.rhythm import Rhythm

REPORT_READY = "records.report_ready"
SCHEDULE_STOPPED = "records.schedule_stopped"


def _ready(facts: Facts) -> str:
    return _("%(title)s, %(unit)s") % {"title": facts["title"], "unit": facts["unit"]}


def _stopped(facts: Facts) -> str:
    return _("%(rhythm)s, %(unit)s: you may not ask for its reports any more.") % {
        "rhythm": Rhythm(facts["rhythm"]).label,
        "unit": facts["unit"],
    }


def _to_report(facts: Facts, _uid: UUID) -> str:
    return reverse("records:report", args=[facts["report_uid"]])


REPORT_KINDS = (
    NoticeKind(
        REPORT_READY, "file-text",
        lambda _facts: gettext_lazy("A scheduled report is ready"),
        _ready, _to_report,
    ),
    NoticeKind(
        SCHEDULE_STOPPED, "file-text",
        lambda _facts: gettext_lazy("A schedule of reports was stopped"),
        _stopped, lambda _facts, _uid: "",
    ),
)  # fmt: skip
