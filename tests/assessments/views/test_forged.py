"""T3: no request adds time, changes the draw, exceeds attempts or posts a score."""

import json
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Attempt, AttemptItem, Response, ResponseEvent
from tests.assessments.factories import ready_quiz
from tests.assessments.learner import begin, door, url

pytestmark = pytest.mark.django_db
LATER = "2099-01-01T00:00:00Z"
FORGED: dict[str, Any] = {
    "deadline": LATER,
    "deadline_at": LATER,
    "started_at": LATER,
    "submitted_at": LATER,
    "now": "2020-01-01T00:00:00Z",
    "clock_at": "2020-01-01T00:00:00Z",
    "duration_seconds": 14_400,
    "credited_seconds": 14_400,
    "time_factor": "2",
    "seed": 1,
    "number": 1,
    "attempts_allowed": 20,
    "attempt": str(uuid4()),
    "state": "open",
    "lease": str(uuid4()),
    "points": "99",
    "max_points": "1",
    "scaled": "1.0",
    "passed": "true",
    "score": 100,
    "version": 1,
    "options": ["a"],
    "user": 1,
    "person": 1,
    "quiz": 1,
}
HEADERS = {"HTTP_DATE": LATER, "HTTP_X_HTTP_METHOD_OVERRIDE": "PUT"}
FIXED = (
    "uid", "quiz_id", "person_id", "enrolment_id", "number", "seed", "started_at",
    "deadline_at", "credited_seconds",
)  # fmt: skip


def fixed(attempt: Attempt) -> tuple[Any, ...]:
    """All of an attempt that no request may change."""
    row = Attempt.objects.values_list(*FIXED).get(pk=attempt.pk)
    items = AttemptItem.objects.filter(attempt=attempt).order_by("position")
    return (row, list(items.values_list("uid", "version", "tokens", "options")))


def result(attempt: Attempt) -> tuple[Any, ...]:
    return Attempt.objects.values_list("state", "points", "scaled", "passed").get(
        pk=attempt.pk
    )


def message(attempt: Attempt) -> dict[str, Any]:
    item = attempt.items.order_by("position")[0]
    event = {"uid": str(uuid4()), "item": str(item.uid), "seq": 1,
             "tokens": [item.tokens[0]]}  # fmt: skip
    return {"lease": str(attempt.lease), "events": [event]}


def send(client: Client, attempt: Attempt, told: Any) -> Any:
    return client.post(
        url(attempt, "save_answers"), json.dumps(told), content_type="application/json"
    )


@pytest.mark.parametrize("where", ["form", "query"])
@pytest.mark.parametrize("name", ["save_form", "take_over", "submit"])
def test_t3_forged_parameters_change_nothing(
    client: Client, name: str, where: str
) -> None:
    attempt = begin(client)
    before, query = fixed(attempt), urlencode(FORGED, doseq=True)
    forged = {key: str(value) for key, value in FORGED.items()}

    if where == "form":
        client.post(url(attempt, name), {**forged, "go": "stay"}, **HEADERS)
    else:
        client.post(f"{url(attempt, name)}?{query}", {"go": "stay"}, **HEADERS)

    assert fixed(attempt) == before
    expected = ("submitted", 0, 0, True) if name == "submit" else ("open", *3 * (None,))
    assert result(attempt) == expected


@pytest.mark.parametrize("where", ["message", "event"])
@pytest.mark.parametrize("key", sorted(set(FORGED) - {"lease"}))
def test_t3_forged_parts_of_a_message_change_nothing(
    client: Client, key: str, where: str
) -> None:
    attempt = begin(client)
    before, told = fixed(attempt), message(attempt)
    (told if where == "message" else told["events"][0])[key] = FORGED[key]

    reply = send(client, attempt, told)

    assert reply.status_code == 200
    assert fixed(attempt) == before
    assert result(attempt) == ("open", None, None, None)


@pytest.mark.parametrize(
    "path",
    [["lease"], ["events"], *(["events", 0, key] for key in ("uid", "item", "seq", "tokens"))],
    ids=lambda path: str(path[-1]),
)  # fmt: skip
def test_t3_a_message_without_one_of_its_parts_is_refused(
    client: Client, path: list[Any]
) -> None:
    attempt = begin(client)
    before, told = fixed(attempt), message(attempt)
    holder: Any = told
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]

    reply = send(client, attempt, told)

    assert reply.status_code == 400
    assert fixed(attempt) == before
    assert not ResponseEvent.objects.exists()


def test_t3_a_form_without_one_of_its_fields_keeps_the_rest(client: Client) -> None:
    attempt = begin(client)
    before = fixed(attempt)
    items = list(attempt.items.order_by("position"))
    whole = {f"item-{one.uid}": one.tokens[0] for one in items}

    for missing in [*whole, "go"]:
        fields = {k: v for k, v in {**whole, "go": "stay"}.items() if k != missing}
        reply = client.post(url(attempt, "save_form"), fields)
        assert reply.status_code == 302

    assert fixed(attempt) == before
    assert Response.objects.count() == len(items)
    assert result(attempt) == ("open", None, None, None)


def test_t3_forged_starts_exceed_no_attempts(client: Client) -> None:
    quiz = ready_quiz(attempts_allowed=2)
    attempt = begin(client, quiz)
    start = door(attempt.enrolment, quiz, "start")
    forged = {key: str(value) for key, value in FORGED.items()}

    for number in (99, 99, 1, "-1", "nan"):  # a page says which attempt it begins
        forged["number"] = str(number)
        client.post(f"{start}?{urlencode(forged)}", forged, **HEADERS)
        client.post(url(Attempt.objects.latest("number"), "submit"), forged)

    made = Attempt.objects.order_by("number")
    assert [one.number for one in made] == [1, 2]
    assert {(one.deadline_at - one.started_at).seconds for one in made} == {900}
    assert {one.points for one in made} == {0}


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "options", "head"])
@pytest.mark.parametrize("name", ["save_answers", "save_form", "submit", "take_over"])
def test_t3_other_methods_change_nothing(
    client: Client, name: str, method: str
) -> None:
    attempt = begin(client)
    before, lease = fixed(attempt), attempt.lease

    reply = getattr(client, method)(url(attempt, name))

    attempt.refresh_from_db()
    assert reply.status_code == 405
    assert (fixed(attempt), attempt.lease) == (before, lease)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*FORGED, "events", "tokens"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


def test_t3_whatever_is_sent_as_a_message_changes_nothing_fixed(client: Client) -> None:
    attempt = begin(client)
    before = fixed(attempt)

    @settings(
        max_examples=60, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(key=st.sampled_from([*FORGED, "events"]), value=JSON, is_inner=st.booleans())
    def forge(key: str, value: Any, is_inner: bool) -> None:  # noqa: FBT001 -- drawn
        told = message(attempt)
        (told["events"][0] if is_inner else told)[key] = value
        assert send(client, attempt, told).status_code in {200, 400, 409}

    forge()

    assert fixed(attempt) == before
    assert result(attempt) == ("open", None, None, None)
