"""Tables of records."""

from records.models.attestation import (
    Attestation,
    AttestationGap,
    AttestationStep,
    AttestedAbsence,
)
from records.models.certificate import (
    Certificate,
    CertificateCheckFailure,
    CertificateRegister,
    CertificateYear,
)
from records.models.completion_record import CompletionRecord
from records.models.contest import Contest
from records.models.erasure import ErasureProposal
from records.models.export_run import ExportRun
from records.models.ledger import (
    KeptHead,
    LedgerCheck,
    LedgerEntry,
    LedgerErasure,
    LedgerHead,
    LedgerLeaf,
    LedgerOpening,
)
from records.models.participation import Participation
from records.models.rating_table import RatingTable
from records.models.reminder import ReminderRun, ReminderRung
from records.models.report import Report, ReportFile
from records.models.report_schedule import ReportSchedule, ReportScheduleRun
from records.models.retraction import Retraction
from records.models.statement import StatedResult, Statement
from records.models.tally import Tally
from records.models.wave_review import WaveReview
from records.models.witness_mail import WitnessMail

__all__ = [
    "Attestation",
    "AttestationGap",
    "AttestationStep",
    "AttestedAbsence",
    "Certificate",
    "CertificateCheckFailure",
    "CertificateRegister",
    "CertificateYear",
    "CompletionRecord",
    "Contest",
    "ErasureProposal",
    "ExportRun",
    "KeptHead",
    "LedgerCheck",
    "LedgerEntry",
    "LedgerErasure",
    "LedgerHead",
    "LedgerLeaf",
    "LedgerOpening",
    "Participation",
    "RatingTable",
    "ReminderRun",
    "ReminderRung",
    "Report",
    "ReportFile",
    "ReportSchedule",
    "ReportScheduleRun",
    "Retraction",
    "StatedResult",
    "Statement",
    "Tally",
    "WaveReview",
    "WitnessMail",
]
