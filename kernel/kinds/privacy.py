"""What is held about people, why, and how long: the words of each app's register."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

RAW_FOR = timedelta(days=90)


class Purpose(models.TextChoices):
    IDENTITY = "identity", _("Knowing who you are and where you belong")
    ACCESS = "access", _("Signing in, and keeping others out of your account")
    STUDY = "study", _("Bringing lessons to you and knowing which steps are done")
    TEST = "test", _("Testing and marking")
    INTEGRITY = "integrity", _("Looking at whether a test was taken honestly")
    PRESENCE = "presence", _("Showing that you were at a session")
    RECORD = "record", _("The record of your study, its review and its proof")
    ACCOUNT = "account", _("Knowing who did what in an office")


class Ground(models.TextChoices):
    TASK = "task", _("The task of the organisation to which you belong")
    SECURITY = "security", _("The duty to protect data and accounts")


GROUNDS = {
    Purpose.ACCESS: Ground.SECURITY,
    Purpose.INTEGRITY: Ground.SECURITY,
    Purpose.ACCOUNT: Ground.SECURITY,
}


class Keep(models.TextChoices):
    """How long rows stay."""

    MEMBERSHIP = "membership", _("As long as you are in the register of people")
    RECORD = (
        "record_years",
        _(
            "With the record of your study; some years after you have left it is looked "
            "at whether it still has to be kept"
        ),
    )
    PROOF = "proof", _("As proof for a term of years; then erased when the person asks")
    RAW = "raw", _("Ninety days, then they are deleted by themselves")
    SHORT = "short", _("Until it is used or its time is up")


@dataclass(frozen=True)
class Held:
    """What one table holds.

    Attributes:
        model: label of the model, such as ``courses.Enrolment``.
        fields: names of its fields apart by blanks; ``id`` and ``uid`` need no word.
        person: lookup from the model to the person whom it is about; empty where it tells
            only which officer acted.
        withheld: those of ``fields`` that its person gets elsewhere or not at all:
            secrets, keys of questions, results before their time, other people's facts.
        until: for ``Keep.RAW``: lookup of the moment from which the ninety days run.
    """

    model: str
    fields: str
    purpose: Purpose
    keep: Keep
    person: str = ""
    withheld: str = ""
    until: str = ""

    @property
    def ground(self) -> Ground:
        return GROUNDS.get(self.purpose, Ground.TASK)

    @property
    def told(self) -> list[str]:
        """The fields that its person can take along."""
        hidden = set(self.withheld.split())
        return [name for name in self.fields.split() if name not in hidden]


HELD = (
    Held(
        "kernel.AuditEvent",
        "actor_uid actor_label target_uid target_label facts",
        Purpose.ACCOUNT,
        Keep.RECORD,
    ),
    Held("kernel.Job", "asked_by_uid", Purpose.ACCOUNT, Keep.RECORD),
)
