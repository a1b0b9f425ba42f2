"""Asking about one's data, and the answer within two working days."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from kernel.events import publish
from people.events import ErasureGranted
from people.kinds.working_day import after_working_days
from people.models import Person, PrivacyRequest, User

ANSWER_DAYS = 2  # working days, Law 91/2025/QH15

State = PrivacyRequest.State


class NothingSaid(DomainError):
    message = _("Write what it is about, so that it can be answered.")


class AlreadyAsked(DomainError):
    message = _("An earlier request of this kind is not answered yet.")


class AlreadyAnswered(DomainError):
    message = _("Somebody else has answered meanwhile; look at that answer.")


class OwnRequest(DomainError):
    message = _("Nobody answers an own request. Another officer does.")


@transaction.atomic
def ask(
    *, person: Person, kind: str, words: str, actor: User, now: datetime | None = None
) -> PrivacyRequest:
    """Lay a request; its clock runs from now.

    Raises:
        NothingSaid: without words nobody can answer.
        AlreadyAsked: one of the kind waits.
    """
    now = now or timezone.now()
    if not words.strip():
        raise NothingSaid
    try:
        with transaction.atomic():
            request = PrivacyRequest.objects.create(
                person=person,
                kind=kind,
                words=words.strip(),
                asked_at=now,
                answer_by=after_working_days(
                    timezone.localtime(now), ANSWER_DAYS, settings.DAYS_OFF
                ),
            )
    except IntegrityError as error:
        raise AlreadyAsked from error
    audit.record(
        actor=actor, verb="privacy.asked", target=request, now=now, kind=str(kind),
        person=str(person.uid),
    )  # fmt: skip
    return request


@transaction.atomic
def answer(
    *,
    request: PrivacyRequest,
    is_granted: bool,
    words: str,
    actor: User,
    now: datetime | None = None,
) -> PrivacyRequest:
    """Answer once. A deletion that is granted happens here, in the same transaction.

    Raises:
        NothingSaid, OwnRequest, AlreadyAnswered.
    """
    now = now or timezone.now()
    if not words.strip():
        raise NothingSaid
    request = (
        PrivacyRequest.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=request.pk)
    )
    if request.person.user_id == actor.pk:
        raise OwnRequest
    if request.state != State.OPEN:
        raise AlreadyAnswered
    request.state = State.GRANTED if is_granted else State.REFUSED
    request.answer, request.answered_by, request.answered_at = words.strip(), actor, now
    request.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    if is_granted and request.kind == PrivacyRequest.Kind.ERASE:
        publish(ErasureGranted(request.person, now))
    audit.record(
        actor=actor, verb="privacy.answered", target=request, now=now,
        kind=request.kind, state=str(request.state), person=str(request.person.uid),
    )  # fmt: skip
    return request
