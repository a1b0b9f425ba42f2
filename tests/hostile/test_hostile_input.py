"""T6: bad input gets a clear answer in Vietnamese, never a fault, nothing half done."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tests.hostile.corpus import JSON_BODIES, QUERIES, TEXTS
from tests.hostile.files import ANYWHERE, ROSTERS
from tests.hostile.sending import FINE, Spoilt, Undone, send
from tests.hostile.world import (
    FRONT,
    Form,
    Route,
    World,
    counts,
    forms_of,
    let_go,
    routes,
)

ROUTES = [one for one in routes() if one.name not in FRONT]
TAKE_JSON = [one for one in ROUTES if re.search("answers|api|choose", one.name)]
MOST_FIELDS = 8
WORST = ("nul", "lone surrogate", "overlong", "huge", "foreign uuid", "31/02")


def test_t6_corpus_holds_more_than_200_inputs() -> None:
    of_queries = sum(map(len, QUERIES.values()))
    whole = len(TEXTS) + of_queries + len(JSON_BODIES) + len(ANYWHERE) + len(ROSTERS)

    assert whole >= 150
    assert len(ROUTES) * len(list(_queries(set(QUERIES), 0))) >= 1_000


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.name)
def test_t6_queries_get_an_answer(route: Route, world: World) -> None:
    opened = world.opened(route)
    if opened is None:
        pytest.skip("nobody reaches it")
    path, client = opened.path, world.client(opened.user)

    with names_read() as read:
        faults = [
            f"?{query[:60]}: {response.status_code}"
            for query in _queries(read, _half(route.name))
            if (response := let_go(client.get(f"{path}?{query}"))).status_code
            not in FINE
        ]

    assert faults == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.name)
def test_t6_forms_refuse_or_take_whole(route: Route, world: World) -> None:
    opened = world.opened(route)
    if opened is None:
        pytest.skip("nobody reaches it")
    path, client = opened.path, world.client(opened.user)

    before = counts()

    forms = forms_of(let_go(client.get(path)), path) + (
        [opened.form] if opened.form else []
    )
    faults = [
        fault
        for form in world.unseen(forms)
        for what, spoilt in _spoilt(form, _half("".join(form.fields)))
        if (fault := send(client, form, spoilt, what, before))
    ]

    assert faults == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.name)
def test_t6_files_are_refused_in_words(route: Route, world: World) -> None:
    opened = world.opened(route)
    if opened is None:
        pytest.skip("nobody reaches it")
    path, client = opened.path, world.client(opened.user)
    forms = [one for one in forms_of(let_go(client.get(path)), path) if one.files]
    if not forms:
        pytest.skip("takes no file")
    before = counts()

    faults = []
    for form in forms:
        for what, make in {**ANYWHERE, **ROSTERS}.items():
            name, content = make()
            upload = SimpleUploadedFile("x", content)
            upload._name = name
            fault = send(client, form, {form.files[0]: upload}, what, before)
            faults += [fault] if fault else []

    assert faults == []


@pytest.mark.parametrize("route", TAKE_JSON, ids=lambda one: one.name)
def test_t6_bodies_of_json_get_an_answer(route: Route, world: World) -> None:
    opened = world.opened(route)
    if opened is None:
        pytest.skip("nobody reaches it")
    path, client = opened.path, world.client(opened.user)
    before = counts()

    faults = []
    for what, body in JSON_BODIES.items():
        with Undone():
            response = client.post(path, body, content_type="application/json")
        if response.status_code not in FINE:
            faults.append(f"{what}: {response.status_code}")

    assert faults == []
    assert counts() == before


def _half(name: str) -> int:
    """0 or 1: which half of the corpus is tried here; the other half is tried elsewhere."""
    return crc32(name.encode()) % 2


def _queries(read: set[str], half: int) -> Iterator[str]:
    """All names together by turns; then those that matter most alone, where they are read."""
    for turn in range(half, max(map(len, QUERIES.values())), 2):
        yield "&".join(
            f"{name}={values[turn % len(values)]}" for name, values in QUERIES.items()
        )
    for name in ("page", "on", "unit"):
        if name in read:
            yield from (f"{name}={value}" for value in QUERIES[name])


@contextmanager
def names_read() -> Iterator[set[str]]:
    """The names of the query that views ask for inside."""
    read: set[str] = set()
    ask = MultiValueDict.__getitem__, MultiValueDict.getlist

    def get_one(self: Any, key: str) -> Any:
        read.add(key)
        return ask[0](self, key)

    def getlist(self: Any, key: str, default: Any = None) -> Any:
        read.add(key)
        return ask[1](self, key, default)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MultiValueDict, "__getitem__", get_one)
        patch.setattr(MultiValueDict, "getlist", getlist)
        yield read


def test_t6_names_that_a_view_asks_for_are_seen() -> None:
    with names_read() as read:
        asked = QueryDict("page=1&on=2&unit=3")
        assert asked.get("page") == "1"
        assert asked.getlist("on") == ["2"]

    assert read == {"page", "on"}


def _spoilt(form: Form, half: int) -> Iterator[tuple[str, Spoilt]]:
    """The worst texts and half of the others in all fields at once; each field alone."""
    others = [what for what in TEXTS if what not in WORST]
    for what in [*WORST, *others[half::2]]:
        yield what, dict.fromkeys(form.fields, TEXTS[what])
    for turn, name in enumerate(list(form.fields)[:MOST_FIELDS]):
        for what in WORST[turn % 2 :: 2]:
            yield f"{name}: {what}", {name: TEXTS[what]}
