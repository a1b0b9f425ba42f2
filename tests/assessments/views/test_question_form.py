"""Questions of every type on the screens of those who write them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.kinds.question_type import type_names
from assessments.models import QuestionVersion
from people.kinds.role import Role
from tests.assessments.factories import QuestionBankFactory, QuestionVersionFactory
from tests.assessments.forms.test_question import posted, shown
from tests.assessments.kinds.samples import RIGHT, SAMPLES
from tests.factories import GrantFactory, UserFactory

pytestmark = pytest.mark.django_db


def url(name: str, *args: Any) -> str:
    return reverse(f"assessments:{name}", args=args)


def lecturer(client: Client, unit: Any) -> None:
    user = UserFactory()
    GrantFactory(user=user, unit=unit, role=Role.LECTURER)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")


def version_of(kind: str) -> QuestionVersion:
    version: QuestionVersion = QuestionVersionFactory.create(
        kind=kind, content=SAMPLES[kind].as_json()
    )
    return version


@pytest.mark.parametrize("kind", type_names())
def test_a20_a_question_of_each_type_is_written_on_screen(
    client: Client, kind: str
) -> None:
    bank = QuestionBankFactory()
    lecturer(client, bank.owner)

    blank = client.get(url("question_new", bank.uid, kind))
    reply = client.post(url("question_new", bank.uid, kind), posted(shown(kind)).dict())

    version = QuestionVersion.objects.get()
    assert blank.status_code == 200
    assert reply.headers["Location"] == url("question", version.uid)
    assert (version.kind, version.stem) == (kind, "Hỏi gì?")


@pytest.mark.parametrize("kind", type_names())
def test_a20_a_draft_of_each_type_is_shown_and_edited(
    client: Client, kind: str
) -> None:
    version = version_of(kind)
    lecturer(client, version.question.bank.owner)

    page = client.get(url("question", version.uid)).content.decode()
    edit = client.get(url("question_edit", version.uid)).content.decode()
    client.post(
        url("question_edit", version.uid),
        {**posted(shown(kind)).dict(), "stem": "Câu hỏi sửa lại"},
    )

    version.refresh_from_db()
    assert version.stem == "Câu hỏi sửa lại"
    assert version.get_kind_display() in page
    assert 'name="stem"' in edit


@pytest.mark.parametrize("kind", [one for one in type_names() if one != "case_set"])
def test_a20_an_empty_form_of_each_type_is_refused(client: Client, kind: str) -> None:
    bank = QuestionBankFactory()
    lecturer(client, bank.owner)

    page = client.post(url("question_new", bank.uid, kind), {"stem": "Giữ câu này"})

    assert page.status_code == 200
    assert "Giữ câu này" in page.content.decode()
    assert not QuestionVersion.objects.exists()


@pytest.mark.parametrize("kind", type_names())
def test_a20_a_question_is_tried_as_a_learner_sees_it(
    client: Client, kind: str, django_assert_max_num_queries: Any
) -> None:
    version = version_of(kind)
    lecturer(client, version.question.bank.owner)

    with django_assert_max_num_queries(12):
        page = client.get(url("question_preview", version.uid)).content.decode()
    reply = client.post(url("question_preview", version.uid), {})

    assert "data-item" in page
    assert reply.status_code == 200


def test_a20_a_trial_is_marked_and_stores_nothing(client: Client) -> None:
    version = version_of("short_answer")
    lecturer(client, version.question.bank.owner)
    page = client.get(url("question_preview", version.uid)).content.decode()
    (name,) = re.findall(r'name="(item-[0-9a-f]{10})"', page)
    edited = version.edited_at

    reply = client.post(
        url("question_preview", version.uid),
        {name: RIGHT["short_answer"].typed["answer"]},
    ).content.decode()

    version.refresh_from_db()
    assert "1/1" in reply
    assert "Đúng vậy" in reply
    assert version.edited_at == edited


def test_a_case_is_built_part_by_part(client: Client) -> None:
    bank = QuestionBankFactory()
    lecturer(client, bank.owner)
    typed = {"stem": "Đọc và trả lời", "text": "Một tình huống", "kinds": ""}

    page = client.post(
        url("question_new", bank.uid, "case_set"),
        {**typed, "add": "yes", "new_kind": "numeric"},
    ).content.decode()

    assert 'name="kinds" value="numeric"' in page
    assert 'name="part1-value_1"' in page
    assert "Một tình huống" in page
    assert "errorlist" not in page
