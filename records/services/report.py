"""Reports: asked for, made once, kept, and handed out with a trail."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from courses.models import Campaign
from kernel import audit
from kernel.errors import DomainError
from kernel.models import Job
from kernel.queue import enqueue, progress
from people.models import Unit, User
from records.kinds.report import LAYOUT_VERSION, Heading, Question, Shape
from records.kinds.report_document import Document
from records.kinds.report_docx import write_docx
from records.kinds.report_pdf import write_pdf
from records.kinds.report_sheet import write_report_xlsx
from records.models import Report, ReportFile
from records.selectors.report import scenes_of, size_of, standing_of
from records.selectors.report_content import document_of

AT_ONCE = 3000  # people of lists; above it the report is made in the background
MAKE = "records.tasks.make_report"


class ReportAhead(DomainError):
    message = _("The moment of the figures lies ahead.")


class NothingToReport(DomainError):
    message = _(
        "At that moment the campaign was not published yet. Choose a later day, or "
        "leave it empty for now."
    )


class ReportNotMade(DomainError):
    message = _("The report is still being made. Try again in a minute.")


class ReportChanged(DomainError):
    message = _(
        "The file is not the one that was made: it was changed outside the product. "
        "Tell the administrator; nothing was handed out."
    )


@transaction.atomic
def ask_report(
    *,
    shape: str,
    unit: Unit,
    from_on: date,
    until_on: date,
    actor: User | None,
    campaign: Campaign | None = None,
    as_of: datetime | None = None,
    in_todays_tree: bool = False,
    heading: Heading | None = None,
    now: datetime | None = None,
) -> Report:
    """Put a question; the same one again is the same row.

    Args:
        as_of: the moment of the figures; the present if not given.
        in_todays_tree: the same people, where they stand today.

    Raises:
        ReportAhead: the moment has not come.
        NothingToReport: the campaign was not published at the moment.
    """
    now = now or timezone.now()
    as_of = as_of or now
    if as_of > now:
        raise ReportAhead
    asked: dict[str, Any] = {
        "shape": shape,
        "from_on": from_on,
        "until_on": until_on,
        "as_of": as_of,
        "tree_on": timezone.localdate(now if in_todays_tree else as_of),
        "in_todays_tree": in_todays_tree,
    }
    report, is_new = _put(asked, unit, campaign, heading or Heading(), actor, now)
    if is_new:
        if campaign and not scenes_of(report, standing_of(report)):
            raise NothingToReport
        audit.record(
            actor=actor,
            verb="report.asked",
            target=report,
            now=now,
            shape=str(shape),
            unit=str(unit.uid),
            period=[from_on.isoformat(), until_on.isoformat()],
            as_of=as_of.isoformat(),
        )
    return report


def _put(
    asked: dict[str, Any],
    unit: Unit,
    campaign: Campaign | None,
    heading: Heading,
    actor: User | None,
    now: datetime,
) -> tuple[Report, bool]:
    """The row of the question, and whether it is new."""
    campaign_uid = campaign.uid if campaign else None
    question = Question(
        **asked, unit_uid=unit.uid, campaign_uid=campaign_uid, heading=heading
    )
    return Report.objects.get_or_create(
        uid=question.uid,
        defaults={
            **asked,
            "unit": unit,
            "campaign": campaign,
            "heading": asdict(heading),
            "layout_version": LAYOUT_VERSION,
            "asked_by": actor,
            "asked_at": now,
        },
    )


@transaction.atomic
def prepare_report(*, report: Report, actor: User | None) -> Job | None:
    """Make it at once if it is small, else in the background; the job, if there is one."""
    if report.made_at is not None:
        return None
    if size_of(report) <= AT_ONCE:
        make_report(report=report)
        return None
    return enqueue(
        MAKE,
        key=key_of(report),
        title=_t("Report: %(title)s") % {"title": title_of(report)},
        actor=actor,
        report_id=report.pk,
    )


@transaction.atomic
def make_report(*, report: Report, now: datetime | None = None) -> bool:
    """Freeze what the report says and write its files; once, however often it is asked.

    Returns:
        Whether this call made it.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.made_at is not None:
        return False
    steps = len(_WRITERS) + 1
    progress(0, steps, _t("Counting"))
    document = document_of(report)
    report.content = document.stored()
    report.made_at = now or timezone.now()
    report.save(update_fields=["content", "made_at"])
    for done, extension in enumerate(_WRITERS, 1):
        progress(done, steps, _t("Writing the files"))
        _keep(report, extension, written(report, extension))
    progress(steps, steps)
    return True


def written(report: Report, extension: str) -> bytes:
    """The bytes of a made report; the same report has the same ones, always."""
    return _WRITERS[extension](Document.parse(report.content), report.as_of)


@transaction.atomic
def take_report(
    *, report: Report, extension: str, actor: User, now: datetime | None = None
) -> IO[bytes]:
    """The kept file at its beginning; who took it is written down.

    Raises:
        ReportNotMade: it is not there yet.
        ReportChanged: it is not what was made.
    """
    kept = report.files.filter(extension=extension).first()
    if kept is None:
        raise ReportNotMade
    with kept.file.open("rb") as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != kept.sha256:
        raise ReportChanged
    audit.record(
        actor=actor,
        verb="report.taken",
        target=report,
        now=now,
        format=extension,
        sha256=kept.sha256,
    )
    return BytesIO(content)


def key_of(report: Report) -> str:
    """Of the job that makes it."""
    return f"report-{report.uid}"


def title_of(report: Report) -> str:
    """What it is, in one line."""
    if report.campaign and report.campaign.published:
        return report.campaign.published.title
    if report.shape == Shape.YEAR:
        return _t("Year %(year)s") % {"year": report.from_on.year}
    return f"{report.from_on:%d/%m/%Y} – {report.until_on:%d/%m/%Y}"


def _keep(report: Report, extension: str, content: bytes) -> None:
    kept = ReportFile(
        report=report,
        extension=extension,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    kept.file.save(f"{report.uid}.{extension}", ContentFile(content), save=False)
    kept.save()


_WRITERS: dict[str, Callable[[Document, datetime], bytes]] = {
    "docx": lambda document, at: write_docx(document, at=at),
    "xlsx": lambda document, _at: write_report_xlsx(document),
    "pdf": lambda document, at: write_pdf(document, at=at),
}
