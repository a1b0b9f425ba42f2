"""A learner in a browser of their own, as tests of the screens need one."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from assessments.kinds.given import Given
from assessments.kinds.widget import Told
from assessments.models import Attempt, AttemptItem, Quiz
from courses.models import Enrolment
from tests.assessments.factories import enrolled_in, ready_quiz


def begin(client: Client, quiz: Quiz | None = None) -> Attempt:
    """Sign a new learner in and press Start."""
    quiz = quiz or ready_quiz()
    enrolment = enrolled_in(quiz)
    assert enrolment.person.user
    client.force_login(
        enrolment.person.user, "django.contrib.auth.backends.ModelBackend"
    )
    client.post(door(enrolment, quiz, "start"))
    return Attempt.objects.get(enrolment=enrolment)


def door(enrolment: Enrolment, quiz: Quiz, name: str = "quiz") -> str:
    return reverse(f"assessments:{name}", args=[enrolment.uid, quiz.activity.uid])


def url(attempt: Attempt, name: str) -> str:
    return reverse(f"assessments:{name}", args=[attempt.uid])


def send(client: Client, attempt: Attempt, **changes: Any) -> Any:
    """Send one answer as the phone does; ``changes`` replace parts of the message."""
    item = attempt.items.order_by("position")[0]
    event = {
        "uid": str(uuid4()),
        "item": str(item.uid),
        "seq": 1,
        "tokens": [item.tokens[0]],
    }
    message = {"lease": str(attempt.lease), "events": [event], **changes}
    return client.post(
        url(attempt, "save_answers"), message, content_type="application/json"
    )


def told(item: AttemptItem, given: Given) -> Told:
    """``given`` by the tokens of ``item``, as a phone sends it."""
    tokens = {place: token for token, place in item.places.items()}
    return Told(
        tuple(tokens[one] for one in given.picked),
        {tokens[place]: text for place, text in given.typed.items()},
    )
