"""Corrections of keys: one person proposes, another decides."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.kinds.content import Content
from assessments.kinds.question_type import type_of
from assessments.models import ItemFlag, KeyCorrection, QuestionVersion
from assessments.selectors.correction import choice_under, in_force
from kernel import audit
from kernel.errors import DomainError
from kernel.models import Job
from kernel.queue import enqueue
from people.models import User

APPLY = "assessments.tasks.apply_correction"


class ReasonMissing(DomainError):
    message = _("Say why: the members whose result changes will read it.")


class NotInForce(DomainError):
    message = _("Only a question that was approved can be corrected so.")


class KeySame(DomainError):
    message = _("This is the key that holds already; choose another one.")


class KeyFaulty(DomainError):
    """The chosen options cannot be the key; ``problems`` says why."""

    message = _("These options cannot be the key.")

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class KeyElsewhere(DomainError):
    message = _("A question of this type can be voided only.")


class AlreadyProposed(DomainError):
    message = _("A correction of this question waits for its decision already.")


class AlreadyDecided(DomainError):
    message = _("This correction has been decided already.")


class OwnProposal(DomainError):
    message = _("Another person must decide on what you have proposed.")


@transaction.atomic
def propose_correction(
    *,
    version: QuestionVersion,
    kind: str,
    reason: str,
    actor: User,
    keys: Iterable[str] = (),
    now: datetime | None = None,
) -> KeyCorrection:
    """Ask for ``version`` to be voided or to have ``keys`` (ids of options) as its key.

    Flags of the version are decided by that.

    Raises:
        ReasonMissing, NotInForce, KeySame, KeyFaulty, KeyElsewhere, AlreadyProposed.
    """
    now = now or timezone.now()
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    standing = {QuestionVersion.State.APPROVED, QuestionVersion.State.RETIRED}
    if version.state not in standing:
        raise NotInForce
    content = None
    if kind == KeyCorrection.Kind.REKEY:
        content = _rekeyed(version, frozenset(keys)).as_json()
    try:
        with transaction.atomic():
            correction = KeyCorrection.objects.create(
                version=version, kind=kind, content=content, reason=reason,
                proposed_by=actor, proposed_at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyProposed from error
    ItemFlag.objects.filter(version=version, state=ItemFlag.State.OPEN).update(
        state=ItemFlag.State.CORRECTED, decided_by=actor, decided_at=now, reason=reason
    )
    audit.record(
        actor=actor, verb="correction.proposed", target=version, now=now, kind=kind,
        reason=reason, correction=str(correction.uid),
    )  # fmt: skip
    return correction


@transaction.atomic
def approve_correction(
    *, correction: KeyCorrection, actor: User, now: datetime | None = None
) -> Job:
    """Put it in force and have every closed attempt that drew the question re-marked.

    Raises:
        AlreadyDecided: somebody was quicker.
        OwnProposal: it takes another person than the one who proposed it.
    """
    now = now or timezone.now()
    decided = _decide(correction, KeyCorrection.State.APPROVED, actor, now)
    return enqueue(
        APPLY,
        key=f"regrade:{decided.uid}",
        title=str(_("Marking again after a correction")),
        actor=actor,
        correction_id=decided.pk,
    )


@transaction.atomic
def refuse_correction(
    *, correction: KeyCorrection, reason: str, actor: User, now: datetime | None = None
) -> KeyCorrection:
    """Leave the key as it is.

    Raises:
        ReasonMissing, AlreadyDecided, OwnProposal.
    """
    if not reason.strip():
        raise ReasonMissing
    now = now or timezone.now()
    return _decide(correction, KeyCorrection.State.REFUSED, actor, now, reason.strip())


@transaction.atomic
def keep_key(
    *, flag: ItemFlag, reason: str, actor: User, now: datetime | None = None
) -> bool:
    """Decide that a flagged question is keyed rightly; whether this call did so.

    Raises:
        ReasonMissing: nothing was said.
    """
    if not reason.strip():
        raise ReasonMissing
    now = now or timezone.now()
    kept = ItemFlag.objects.filter(pk=flag.pk, state=ItemFlag.State.OPEN).update(
        state=ItemFlag.State.KEPT, decided_by=actor, decided_at=now,
        reason=reason.strip(),
    )  # fmt: skip
    if kept:
        audit.record(
            actor=actor, verb="flag.key_kept", target=flag.version, now=now,
            reason=reason.strip(),
        )  # fmt: skip
    return bool(kept)


def _rekeyed(version: QuestionVersion, keys: frozenset[str]) -> Content:
    standing = choice_under(version, in_force([version.pk]).get(version.pk))
    if standing is None:
        raise KeyElsewhere
    options = tuple(replace(one, correct=one.id in keys) for one in standing.options)
    content = replace(standing, options=options)
    problems = [str(one) for one in type_of(version.kind).problems(content)]
    if problems:
        raise KeyFaulty(problems)
    if content.keys == standing.keys:
        raise KeySame
    return content


def _decide(
    correction: KeyCorrection,
    state: KeyCorrection.State,
    actor: User,
    now: datetime,
    reason: str = "",
) -> KeyCorrection:
    locked = (
        KeyCorrection.objects.select_for_update(of=("self",))
        .select_related("version")
        .get(pk=correction.pk)
    )
    if locked.state != KeyCorrection.State.PROPOSED:
        raise AlreadyDecided
    if locked.proposed_by_id == actor.pk:
        raise OwnProposal
    locked.state, locked.decided_by, locked.decided_at = state, actor, now
    locked.decision_reason = reason
    locked.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])
    audit.record(
        actor=actor, verb=f"correction.{state.value}", target=locked.version, now=now,
        reason=reason, correction=str(locked.uid),
    )  # fmt: skip
    return locked
