"""Who looked at whose data: kept, so that it can be answered."""

from django.db import transaction

from kernel import audit
from people.models import Person, User


@transaction.atomic
def note_reading(*, person: Person, actor: User) -> bool:
    """Write that ``actor`` saw ``person``'s page; one's own is not noted."""
    if person.user_id == actor.pk:
        return False
    audit.record(actor=actor, verb="person.read", target=person)
    return True
