"""How the ledger stands, for those who watch over it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kernel.clock import database_now
from people.access import Actor, units_for
from people.models import Unit
from records.kinds.ledger.kept import Verdict
from records.models import (
    KeptHead,
    LedgerCheck,
    LedgerEntry,
    LedgerErasure,
    LedgerHead,
    LedgerLeaf,
    WitnessMail,
)
from records.permissions import VIEW_LEDGER
from records.selectors.ledger_kept import verdicts

CHECKS_SHOWN = 10
MAILS_SHOWN = 10
KEPT_SHOWN = 10
SEALED_WITHIN = timedelta(minutes=10)
_NAME = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")
_WORDS: dict[str, str | Promise] = {
    "attestation": _("An attestation says something else than the ledger."),
    "certificate": _("A certificate says something else than the ledger."),
    "contest": _("A request for a review says something else than the ledger."),
    "cut": _("Entries that were sealed are not there any more."),
    "duplicate": _("An entry stands twice."),
    "fork": _("Two entries both claim to be the last about one record."),
    "gap": _("A number is missing."),
    "head": _("A head is not larger than the one before it."),
    "key": _("The keys of the ledger do not follow each other."),
    "opening": _("What was entered was changed or removed."),
    "order": _("An entry corrects one that does not come before it."),
    "record": _("A record says something else than the ledger."),
    "result": _("A result that was marked again says something else than the ledger."),
    "root": _("Sealed entries were changed."),
    "signature": _("A head is not signed by the key of the ledger."),
    "tail": _("The newest head and the entries do not go together."),
    "time": _("An entry bears a time that cannot be true."),
    "witness": _("A head that was handed in is not signed by the key of the ledger."),
}


@dataclass(frozen=True)
class Finding:
    words: str | Promise
    detail: str


@dataclass(frozen=True)
class Kept:
    """A head that was handed in, and how the ledger stands to it now."""

    head: KeptHead
    verdict: Verdict


@dataclass(frozen=True)
class LedgerState:
    """Figures of the ledger, its newest head and the last checks, mails and heads handed in."""

    head: LedgerHead | None
    unsealed: int
    erased: int
    checks: list[LedgerCheck]
    mails: list[WitnessMail]
    kept: list[Kept]
    stands_still_since: datetime | None  # the oldest entry that should be sealed by now

    @property
    def root(self) -> str:
        return bytes(self.head.root).hex() if self.head else ""

    @property
    def check(self) -> LedgerCheck | None:
        return self.checks[0] if self.checks else None

    @property
    def findings(self) -> list[Finding]:
        """What the last check found, the first of it."""
        samples = self.check.samples if self.check else []
        return [Finding(_WORDS[code], _named(words)) for code, words in samples]


def _named(words: str) -> str:
    """The uid or the number of which the verifier speaks."""
    found = _NAME.search(words)
    return found.group() if found else ""


def newest_head() -> LedgerHead | None:
    return LedgerHead.objects.order_by("-size").first()


def ledger_state() -> LedgerState:
    head = newest_head()
    unsealed = LedgerEntry.objects.count() - (head.size if head else 0)
    return LedgerState(
        head=head,
        unsealed=unsealed,
        erased=LedgerErasure.objects.count(),
        checks=list(LedgerCheck.objects.order_by("-checked_at", "-pk")[:CHECKS_SHOWN]),
        mails=list(WitnessMail.objects.order_by("-created_at", "-pk")[:MAILS_SHOWN]),
        kept=_kept(),
        stands_still_since=_waiting_since() if unsealed else None,
    )


def _waiting_since() -> datetime | None:
    """When the first entry after the last seal was written, if that is long ago."""
    last = LedgerLeaf.objects.order_by("-number").values("entry_id")[:1]
    after = LedgerEntry.objects.filter(pk__gt=Coalesce(Subquery(last), 0))
    first = after.filter(leaf=None, recorded_at__lt=database_now() - SEALED_WITHIN)
    return first.order_by("pk").values_list("recorded_at", flat=True).first()


def _kept() -> list[Kept]:
    heads = list(KeptHead.objects.order_by("-given_at", "-pk")[:KEPT_SHOWN])
    found = verdicts([(one.size, bytes(one.root)) for one in heads])
    return [Kept(*pair) for pair in zip(heads, found, strict=True)]


def may_take_ledger(user: Actor) -> bool:
    """Whether ``user`` looks after everybody of whom the ledger speaks."""
    mine = units_for(user, VIEW_LEDGER)
    tops = Unit.objects.filter(kind=Unit.Kind.PROVINCE, dissolved_on=None)
    return tops.exists() and not tops.exclude(pk__in=mine.values("pk")).exists()
