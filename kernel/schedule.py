"""Work that comes round by itself: what and how often."""

from dataclasses import dataclass

from django.db import transaction
from django_q.models import Schedule


@dataclass(frozen=True)
class Round:
    """A function without arguments, called each so many minutes; safe to call twice."""

    task: str
    minutes: int


_rounds: dict[str, Round] = {}


def every(*, minutes: int, task: str) -> None:
    """Declare a round in an app's ``ready()``; the same task again replaces it."""
    _rounds[task] = Round(task, minutes)


@transaction.atomic
def lay_rounds() -> list[Round]:
    """Make the queue's schedule say what the apps declared, and nothing else."""
    Schedule.objects.exclude(name__in=_rounds).delete()
    for one in _rounds.values():
        Schedule.objects.update_or_create(
            name=one.task,
            defaults={
                "func": one.task,
                "schedule_type": Schedule.MINUTES,
                "minutes": one.minutes,
                "repeats": -1,
            },
        )
    return list(_rounds.values())
