"""What the ledger was made to forget, kept outside the database and applied again.

A backup from before an erasure brings the openings back. The list does not come back with
it, so that after a restore the same entries lose their openings again. Two persons decided
each erasure when it was made; applying it again needs nobody.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel import audit
from kernel.errors import DomainError
from kernel.kinds.wording import day
from people.models import User
from records.kinds.erasure_list import AT_ONCE, Block, Erased, ErasureList
from records.models import LedgerEntry, LedgerErasure, LedgerHead, LedgerOpening
from records.services.keys import ledger_key, ledger_keys

_LOCK = 0x4552415345440001  # "ERASED"; who reads to write the list holds it alone
_MOST_MAILED = 1_000_000  # bytes
_KEPT = "kept_erasure"
_NOT_KEPT = f"""
    SELECT entry.uid, entry.commitment, erasure.erased_at
    FROM records_ledgererasure AS erasure
    CROSS JOIN LATERAL jsonb_array_elements_text(erasure.entry_uids) AS named (uid)
    JOIN records_ledgerentry AS entry ON entry.uid = named.uid::uuid
    WHERE NOT EXISTS (SELECT FROM {_KEPT} AS kept WHERE kept.uid = entry.uid)
    ORDER BY erasure.id, entry.id
"""  # noqa: S608 -- our own name


class NoSuchList(DomainError):
    message = gettext_lazy(
        "The list of erasures cannot be read: there is no such file."
    )


class OtherLedger(DomainError):
    """An entry of the list is another in the ledger: one of the two was changed."""

    message = gettext_lazy(
        "The list names an entry that the ledger knows as another: nothing was erased. "
        "Verify the ledger and tell the inspection committee."
    )


class ErasedMeanwhile(DomainError):
    message = gettext_lazy("Somebody else erases at this moment; try again.")


@dataclass
class Reapplied:
    """What a list came to."""

    blocks: int = 0
    listed: int = 0  # entries that it names
    openings: int = 0  # that were there again and went again
    subjects: int = 0
    missing: int = 0  # entries that this ledger does not have: written after the backup
    is_torn: bool = False  # its last block was not written to the end

    @property
    def words(self) -> str:
        """For the page of the job and the command line."""
        if not self.openings:
            return _(
                "Nothing had come back: what the list names (%(listed)d entries) is erased."
            ) % {"listed": self.listed}
        return _("Erased again: %(openings)d openings of %(subjects)d subjects.") % {
            "openings": self.openings,
            "subjects": self.subjects,
        }


@transaction.atomic
def keep_erasures() -> int:
    """Append to the list what was erased and it does not name yet; how many entries.

    Twice over it appends nothing. A piece of a block that a full disk left is written anew.

    Raises:
        BrokenList: the file is no list of this ledger; it stays as it is.
    """
    path: Path = settings.ERASURE_LIST
    if not LedgerErasure.objects.exists():
        return 0
    _stand_alone()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        known = ErasureList(file, ledger_keys())
        _note_kept(known)
        appended = _append(file, known)
        file.flush()
        os.fsync(descriptor)
    return appended


@transaction.atomic
def reapply_erasures(
    *, path: Path | None = None, now: datetime | None = None
) -> Reapplied:
    """Erase again what the list names and the ledger can say again; else do nothing.

    All of the list or nothing, block by block in constant memory; twice over it finds
    nothing. What was entered about the same subjects after the backup stays.

    Args:
        path: of the list; None is the one of the settings, which may not be there yet.

    Raises:
        NoSuchList: there is nothing at ``path``.
        BrokenList: it is not what this ledger wrote.
        OtherLedger: it names an entry that is another here.
        ErasedMeanwhile: an erasure was confirmed at the same moment.
    """
    _stand_alone()
    done = Reapplied()
    try:
        file = (path or settings.ERASURE_LIST).open("rb")
    except OSError as error:
        if path is None and isinstance(error, FileNotFoundError):
            return done
        raise NoSuchList from error
    with file:
        known = ErasureList(file, ledger_keys())
        for block in known:
            _erase_again(block, done)
        done.blocks, done.is_torn = known.count, known.is_torn
    if done.openings:
        audit.record(
            actor=None, verb="ledger.erasures_reapplied", now=now,
            target=LedgerErasure.objects.latest("pk"), openings=done.openings,
            subjects=done.subjects, listed=done.listed, missing=done.missing,
            list=known.last,
        )  # fmt: skip
    return done


@transaction.atomic
def take_list(*, actor: User, now: datetime | None = None) -> bytes:
    """The list with all that was erased by now; empty if nothing was."""
    count = keep_erasures()
    path: Path = settings.ERASURE_LIST
    content = path.read_bytes() if path.exists() else b""
    audit.record(
        actor=actor, verb="ledger.erasure_list_taken", now=now,
        target=LedgerHead.objects.order_by("-size").first() or LedgerHead(),
        size=len(content), appended=count,
    )  # fmt: skip
    return content


def list_to_mail() -> str:
    """The list as a witness gets it; empty if there is none, or it is too large."""
    path: Path = settings.ERASURE_LIST
    if not path.exists() or path.stat().st_size > _MOST_MAILED:
        return ""
    return path.read_text("utf-8")


def _stand_alone() -> None:
    """One after the other, on however many machines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _note_kept(known: ErasureList) -> None:
    """What the list names, in a table that goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {_KEPT}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {_KEPT} (uid uuid PRIMARY KEY) ON COMMIT DROP"
        )
        for block in known:
            cursor.execute(
                f"INSERT INTO {_KEPT} SELECT unnest(%s::uuid[]) ON CONFLICT DO NOTHING",
                [[str(one.uid) for one in block.erased]],
            )


def _append(file: IO[bytes], known: ErasureList) -> int:
    appended, key = 0, ledger_key()
    file.seek(known.end)
    file.truncate()
    for some in _not_kept():
        file.write(known.next_block(key, some))
        appended += len(some)
    return appended


def _not_kept() -> Iterator[list[Erased]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_NOT_KEPT)
        while some := cursor.fetchmany(AT_ONCE):
            yield [Erased(uid, bytes(made), moment) for uid, made, moment in some]


def _erase_again(block: Block, done: Reapplied) -> None:
    named = {one.uid: one for one in block.erased}
    entries = LedgerEntry.objects.filter(uid__in=named).only("uid", "commitment")
    found = {one.pk: one for one in entries}
    if any(
        bytes(one.commitment) != named[one.uid].commitment for one in found.values()
    ):
        raise OtherLedger
    done.listed += len(named)
    done.missing += len(named) - len(found)
    openings = LedgerOpening.objects.filter(entry__in=found)
    back = list(
        openings.order_by("subject_uid", "step").values_list("subject_uid", "entry")
    )
    for subject, rows in groupby(back, key=lambda row: row[0]):
        again = [found[entry].uid for _subject, entry in rows]
        LedgerErasure.objects.create(
            subject_uid=subject,
            entry_uids=[str(uid) for uid in again],
            reason=_reason([named[uid] for uid in again]),
        )
        done.subjects += 1
    gone, _by_model = openings.filter(pk__in=[entry for _, entry in back]).delete()
    if gone != len(back):
        raise ErasedMeanwhile
    done.openings += gone


def _reason(erased: Sequence[Erased]) -> str:
    first = timezone.localdate(min(one.erased_at for one in erased))
    return _(
        "Applied again from the list of erasures after a restore; erased first on %(day)s."
    ) % {"day": day(first)}
