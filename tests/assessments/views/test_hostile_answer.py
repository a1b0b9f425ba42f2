"""What no page of ours sends: the answer route refuses it, and nothing is a fault."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from assessments.kinds.answer_message import MOST_TEXTS, MOST_TOKENS
from assessments.kinds.question_type import type_names
from assessments.kinds.widget import TEXT_MOST
from assessments.models import Attempt, AttemptItem, Response, ResponseEvent
from assessments.services.marking import submit_attempt
from tests.assessments.factories import quiz_of_all_types
from tests.assessments.kinds.samples import RIGHT
from tests.assessments.learner import begin, told, url

pytestmark = pytest.mark.django_db
TOKEN = "0123456789"


def post(client: Client, attempt: Attempt, item: AttemptItem, **answer: Any) -> Any:
    event = {"uid": str(uuid4()), "item": str(item.uid), "seq": 1, "tokens": []}
    message = {"lease": str(attempt.lease), "events": [{**event, **answer}]}
    return client.post(
        url(attempt, "save_answers"), message, content_type="application/json"
    )


@pytest.fixture
def attempt(client: Client) -> Attempt:
    return begin(client, quiz_of_all_types())


def item_of(attempt: Attempt, kind: str) -> AttemptItem:
    item: AttemptItem = attempt.items.select_related("version").get(version__kind=kind)
    return item


@pytest.mark.parametrize(
    "answer",
    [
        {"texts": None},
        {"texts": []},
        {"texts": "a"},
        {"texts": {TOKEN: 1}},
        {"texts": {TOKEN: None}},
        {"texts": {TOKEN: ["a"]}},
        {"texts": {TOKEN: "a\x00b"}},
        {"texts": {TOKEN: "\ud800"}},
        {"texts": {"not-a-token": "a"}},
        {"texts": {"": "a"}},
        {"texts": {TOKEN: "x" * (TEXT_MOST + 1)}},
        {"texts": {f"{n:010x}": "a" for n in range(MOST_TEXTS + 1)}},
        {"tokens": [TOKEN] * (MOST_TOKENS + 1)},
        {"tokens": [TOKEN, None]},
        {"tokens": {TOKEN: TOKEN}},
    ],
    ids=range(15),
)
def test_t6_bad_shapes_are_refused(
    client: Client, attempt: Attempt, answer: dict[str, Any]
) -> None:
    reply = post(client, attempt, item_of(attempt, "cloze"), **answer)

    assert (reply.status_code, reply.json()) == (400, {"refusal": "malformed"})
    assert not ResponseEvent.objects.exists()


def test_t6_tokens_that_mean_nothing_together_are_worth_nothing(
    client: Client, attempt: Attempt
) -> None:
    items = list(attempt.items.select_related("version"))
    for item in items:
        tokens = [*item.tokens[::-1], *item.tokens, *item.tokens[:1]]
        texts = dict.fromkeys(item.tokens, "'; -- <script>\u202e")
        assert post(client, attempt, item, tokens=tokens, texts=texts).json()["saved"]

    pages = [client.get(url(attempt, name)) for name in ("attempt", "finish")]
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    pages.append(client.get(url(attempt, "result")))

    attempt.refresh_from_db()
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert b"<script>\xe2" not in b"".join(page.content for page in pages)
    assert attempt.points is not None


def test_t6_the_longest_text_is_kept_whole(client: Client, attempt: Attempt) -> None:
    item = item_of(attempt, "essay")
    text = "ệ" * TEXT_MOST

    reply = post(client, attempt, item, texts={item.tokens[0]: text})

    assert reply.status_code == 200
    assert Response.objects.get().texts == {item.tokens[0]: text}


@pytest.mark.parametrize("kind", type_names())
def test_a20_each_type_is_answered_by_the_form(
    client: Client, attempt: Attempt, kind: str
) -> None:
    """The names of the fields are those that the page draws."""
    item = item_of(attempt, kind)
    answer = told(item, RIGHT[kind])
    page = client.get(url(attempt, "attempt")).content.decode()

    client.post(url(attempt, "save_form"), {**fields(item, answer, page), "go": "stay"})

    response = Response.objects.get(item=item)
    assert sorted(response.tokens) == sorted(answer.tokens)
    assert response.texts == answer.texts
    assert Response.objects.count() == 1


def fields(item: AttemptItem, answer: Any, page: str) -> dict[str, list[str]]:
    """A form whose fields of ``item`` say ``answer``, by the names on ``page``."""
    start = f"item-{item.uid}"
    sent: dict[str, list[str]] = {}
    for token, text in answer.texts.items():
        sent[_name(page, start, token)] = [text]
    places: dict[str, int] = {}
    skip = False
    for at, token in enumerate(answer.tokens):
        if skip:
            skip = False
            continue
        name = _name(page, start, token)
        if f'name="{name}" data-pair="{token}"' in page:
            sent[name] = [answer.tokens[at + 1]]
            skip = True
        elif f'name="{name}" data-rank="{token}"' in page:
            group = name.removesuffix(f"-{token}")
            places[group] = places.get(group, 0) + 1
            sent[name] = [str(places[group])]
        else:
            sent.setdefault(_name_of_value(page, start, token), []).append(token)
    return sent


def _name(page: str, start: str, token: str) -> str:
    """The name that ends in the token, wherever its part stands."""
    names = {one.split('"')[0] for one in page.split('name="') if one.startswith(start)}
    return next((one for one in names if one.endswith(f"-{token}")), start)


def _name_of_value(page: str, start: str, token: str) -> str:
    before = page.split(f'value="{token}"', maxsplit=1)[0]
    return before.split(' name="')[-1].split('"')[0]


def test_t6_a_form_with_strange_fields_changes_nothing(
    client: Client, attempt: Attempt
) -> None:
    items = list(attempt.items.all())
    names = [f"item-{one.uid}" for one in items]
    names += [f"item-{one.uid}-{token}" for one in items for token in one.tokens]
    sent = {name: ["x\x00", "<b>", "99", ""] for name in names}

    reply = client.post(url(attempt, "save_form"), {**sent, "go": "stay"})

    assert reply.status_code == 302
    assert {one.item.version.kind for one in Response.objects.all()} <= {
        "short_answer", "numeric", "cloze", "case_set", "essay",
    }  # fmt: skip
    assert "\x00" not in str(list(Response.objects.values_list("texts", flat=True)))
