"""Work of records in the background."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import CampaignVersion, Enrolment
from kernel.queue import enqueue, leave_result, progress
from records.models import Report
from records.selectors.keeping import count_all_past_keeping
from records.services import report as report_service
from records.services import report_schedule, witness
from records.services.certificate_check import forget_check_failures
from records.services.erasure_list import keep_erasures, reapply_erasures
from records.services.ledger_check import check_ledger
from records.services.ledger_entry import adopt_records
from records.services.ledger_sealing import may_seal, seal_all
from records.services.record import reckon
from records.services.reminder import remind_all


def reckon_version(*, version_id: int) -> None:
    """Weigh anew, under a version just published, those who have begun and not completed."""
    version = CampaignVersion.objects.get(pk=version_id)
    begun = (
        Enrolment.objects.filter(run=version.run_id, progress__isnull=False)
        .exclude(
            person__records__campaign=version.campaign_id,
            person__records__completed_at__isnull=False,
        )
        .distinct()
        .order_by("pk")
    )
    total = begun.count()
    for done, enrolment in enumerate(begun.select_related("person").iterator(), 1):
        reckon(enrolment=enrolment)
        progress(done, total)


def adopt_loaded_records() -> None:
    """Asked for by whoever loads records in bulk, never by itself."""
    adopt_records()


def seal_ledger() -> None:
    """Runs each minute; beside another or twice over it does no harm.

    Where a role of the database of its own seals, a process of its own does.
    """
    if may_seal():
        seal_all()


def send_heads() -> None:
    """Runs each quarter of an hour."""
    witness.send_heads()


def ask_for_check() -> None:
    """Runs each hour and asks for the check of this night once."""
    today = timezone.localdate()
    enqueue(
        "records.tasks.verify_ledger",
        key=f"ledger-check-{today.isoformat()}",
        title=_("Check of the ledger, %(day)s") % {"day": f"{today:%d/%m/%Y}"},
    )


def remind() -> None:
    """Runs each quarter of an hour; what was told is not told again."""
    remind_all()


def forget_certificate_checks() -> None:
    """Runs each hour."""
    forget_check_failures()


def keep_erasure_list() -> None:
    """Asked for by each erasure; what the list names is not written again."""
    keep_erasures()


def ask_for_erasure_list() -> None:
    """Runs each hour and asks once a day whether a backup brought back what was erased."""
    today = timezone.localdate()
    enqueue(
        "records.tasks.follow_erasure_list",
        key=f"erasure-list-{today.isoformat()}",
        title=_("Erasures of the ledger applied again, %(day)s")
        % {"day": f"{today:%d/%m/%Y}"},
    )


def follow_erasure_list() -> None:
    leave_result(told=reapply_erasures().words)
    keep_erasures()


def ask_for_past_keeping() -> None:
    """Runs each hour and asks once a day how much is past its years."""
    today = timezone.localdate()
    enqueue(
        "records.tasks.tell_past_keeping",
        key=f"past-keeping-{today.isoformat()}",
        title=_("Records past the years of keeping, %(day)s")
        % {"day": f"{today:%d/%m/%Y}"},
    )


def tell_past_keeping() -> None:
    """A dry run: how many people are concerned; nothing is removed."""
    count = count_all_past_keeping()
    words = ngettext(
        "Of %(count)d person something is past its years; nothing was removed.",
        "Of %(count)d people something is past its years; nothing was removed.",
        count,
    )
    leave_result(told=words % {"count": count})


def verify_ledger() -> None:
    check_ledger()


def make_report(*, report_id: int) -> None:
    """Make a report that is too large to wait for; twice over it is made once."""
    report = Report.objects.get(pk=report_id)
    report_service.make_report(report=report)
    leave_result(url=reverse("records:report", args=[report.uid]))


def ask_for_scheduled_reports() -> None:
    """Runs each hour; what is owed is asked for once."""
    report_schedule.ask_for_owed()


def serve_report_schedule(*, schedule_id: int, occasion: str) -> None:
    """Make a report that fell due; twice over it is made once."""
    report = report_schedule.serve(schedule_id=schedule_id, occasion=occasion)
    if report is not None:
        leave_result(url=reverse("records:report", args=[report.uid]))
