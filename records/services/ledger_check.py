"""The whole ledger verified, and every completion record held against it."""

from datetime import datetime
from tempfile import TemporaryFile

from django.utils import timezone

from kernel.queue import leave_result
from records.kinds.ledger.verifier import Report, examine
from records.models import LedgerCheck
from records.services.ledger_bundle import write_bundle

SAMPLES = 20


def verify() -> Report:
    """What the stand-alone verifier says of the ledger as it is now."""
    with TemporaryFile() as file:
        write_bundle(file)
        file.seek(0)
        return examine(file)


def check_ledger(*, now: datetime | None = None) -> LedgerCheck:
    """Verify, and write down what was found; the job that runs this shows it too."""
    report = verify()
    leave_result(
        sealed=report.size, records=report.records, findings=len(report.findings)
    )
    return LedgerCheck.objects.create(
        checked_at=now or timezone.now(),
        size=report.size,
        unsealed=report.unsealed,
        records=report.records,
        findings=len(report.findings),
        samples=[list(one) for one in report.findings[:SAMPLES]],
    )
