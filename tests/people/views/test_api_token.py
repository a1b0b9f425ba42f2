"""API tokens: shown once, scoped, never more than their owner (t15)."""

import json
import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from assessments.permissions import IMPORT_BY_PROGRAM
from kernel.models import AuditEvent
from people.api_token import open_to
from people.kinds.role import Role
from people.models import ApiToken, Grant, User
from people.services.api_token import (
    MOST_TOKENS,
    ScopeNotYours,
    TokenShown,
    TooManyTokens,
    issue_token,
    revoke_token,
)
from tests.factories import GrantFactory, UserFactory

pytestmark = pytest.mark.django_db
SCOPE = IMPORT_BY_PROGRAM.name
HEADER = "HTTP_AUTHORIZATION"


@open_to(IMPORT_BY_PROGRAM)
def _view(request: Any) -> HttpResponse:
    return HttpResponse(request.user.username)


@pytest.fixture
def lecturer() -> User:
    user: User = GrantFactory(role=Role.LECTURER).user
    return user


def issue(user: User, **changes: Any) -> tuple[ApiToken, str]:
    told = {
        "name": "Máy soạn đề",
        "scopes": [SCOPE],
        "good_for": timedelta(days=30),
        "uid": uuid.uuid4(),
    }
    return issue_token(user=user, **told | changes)


def call(header: str) -> HttpResponse:
    return _view(RequestFactory().post("/", **{HEADER: header}))


def form(**changes: Any) -> dict[str, Any]:
    told = {"uid": str(uuid.uuid4()), "name": "Máy soạn đề", "days": "30"}
    return {**told, "scopes": [SCOPE], **changes}


def test_token_is_shown_once_and_kept_as_its_hash(client: Any, lecturer: User) -> None:
    client.force_login(lecturer)
    told = form()

    first = client.post("/account/tokens/", told).content.decode()
    again = client.post("/account/tokens/", told).content.decode()
    later = client.get("/account/tokens/").content.decode()

    secret = re.search(r"ht_[A-Za-z0-9_-]{43}", first)
    assert secret is not None
    assert "ht_" not in again + later
    assert ApiToken.objects.count() == 1
    assert secret[0] not in str(ApiToken.objects.values().get())
    assert call(f"Bearer {secret[0]}").content.decode() == lecturer.username


def test_form_offers_what_the_roles_carry_only(client: Any) -> None:
    client.force_login(UserFactory())

    page = client.get("/account/tokens/").content.decode()
    client.post("/account/tokens/", form())

    assert SCOPE not in page
    assert not ApiToken.objects.exists()


def test_issue_token_refuses_a_scope_beyond_the_roles(lecturer: User) -> None:
    for user, scopes in ((UserFactory(), [SCOPE]), (lecturer, ["x"]), (lecturer, [])):
        with pytest.raises(ScopeNotYours):
            issue(user, scopes=scopes)


def test_issue_token_twice_over_is_one_token(lecturer: User) -> None:
    token, _secret = issue(lecturer)

    with pytest.raises(TokenShown):
        issue(lecturer, uid=token.uid)

    assert AuditEvent.objects.filter(verb="api_token.issued").count() == 1


def test_an_account_has_a_bounded_number_of_live_tokens(lecturer: User) -> None:
    tokens = [issue(lecturer)[0] for _ in range(MOST_TOKENS)]

    with pytest.raises(TooManyTokens):
        issue(lecturer)

    revoke_token(token=tokens[0], actor=lecturer)
    issue(lecturer)


def test_lifetime_is_bounded(lecturer: User) -> None:
    token, _secret = issue(lecturer, good_for=timedelta(days=5_000))

    assert token.expires_at == timezone.now() + timedelta(days=366)


def test_revoke_token_ends_it_once(client: Any, lecturer: User) -> None:
    token, secret = issue(lecturer)
    client.force_login(lecturer)

    for _ in range(2):
        client.post(f"/account/tokens/{token.uid}/revoke/")

    assert call(f"Bearer {secret}").status_code == 401
    assert AuditEvent.objects.filter(verb="api_token.revoked").count() == 1


def test_a_strangers_token_cannot_be_revoked(client: Any, lecturer: User) -> None:
    token, secret = issue(lecturer)
    client.force_login(UserFactory())

    answer = client.post(f"/account/tokens/{token.uid}/revoke/")

    assert answer.status_code == 404
    assert call(f"Bearer {secret}").status_code == 200


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ht_", "Bearer ht_" + "a" * 43, "Basic eDp5", "Bearer \u1ea1",
     "Bearer ht_" + "a" * 90_000, "Bearer ht_\x00" + "a" * 42],
    ids=range(8),
)  # fmt: skip
def test_bad_headers_are_401_in_json(header: str) -> None:
    answer = call(header)

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert "Mã truy cập" in json.loads(answer.content)["errors"][0]["message"]


def test_token_stands_and_falls_with_its_owner(lecturer: User, noon: Any) -> None:
    _token, secret = issue(lecturer)
    bearer = f"Bearer {secret}"

    def told() -> int:
        return call(bearer).status_code

    assert told() == 200
    Grant.objects.filter(user=lecturer).update(role=Role.EDITOR)
    assert told() == 404
    User.objects.filter(pk=lecturer.pk).update(is_active=False)
    assert told() == 401
    User.objects.filter(pk=lecturer.pk).update(is_active=True)
    Grant.objects.filter(user=lecturer).update(role=Role.LECTURER)
    noon.shift(timedelta(days=30))
    assert told() == 401


def test_token_without_the_scope_is_403(lecturer: User) -> None:
    token, secret = issue(lecturer)
    ApiToken.objects.filter(pk=token.pk).update(scopes=["h5p:validate"])

    assert call(f"Bearer {secret}").status_code == 403


def test_last_use_is_noted_once_a_minute(
    lecturer: User, noon: Any, django_assert_num_queries: Callable[..., Any]
) -> None:
    token, secret = issue(lecturer)

    call(f"Bearer {secret}")
    first = timezone.now()
    noon.shift(timedelta(seconds=30))
    call(f"Bearer {secret}")

    token.refresh_from_db()
    assert token.last_used_at == first


def test_session_needs_the_csrf_mark_and_a_token_does_not(
    client: Any, lecturer: User, settings: Any
) -> None:
    settings.ROOT_URLCONF = "tests.people.views.token_urls"
    strict = Client(enforce_csrf_checks=True)
    _token, secret = issue(lecturer)

    nobody = strict.post("/probe/")
    by_token = strict.post("/probe/", headers={"Authorization": f"Bearer {secret}"})
    strict.force_login(lecturer)
    without = strict.post("/probe/")
    lenient = client
    lenient.force_login(lecturer)

    assert [nobody.status_code, by_token.status_code, without.status_code] == [
        401, 200, 403,
    ]  # fmt: skip
    assert without.json()["items"] == []
    assert lenient.post("/probe/").status_code == 200


def test_list_of_tokens_costs_the_same_for_one_and_three(
    client: Any, lecturer: User, django_assert_num_queries: Callable[..., Any]
) -> None:
    client.force_login(lecturer)
    issue(lecturer)
    client.get("/account/tokens/")

    with django_assert_num_queries(4):
        client.get("/account/tokens/")
    issue(lecturer)
    issue(lecturer)
    with django_assert_num_queries(4):
        client.get("/account/tokens/")
