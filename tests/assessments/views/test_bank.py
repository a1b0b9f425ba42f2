import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assessments.kinds.exchange.sheet import SAMPLE
from assessments.models import (
    QuestionBank,
    QuestionImport,
    QuestionVersion,
    Quiz,
)
from people.kinds.role import Role
from people.models import Unit, User
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    QuestionVersionFactory,
    ready_quiz,
)
from tests.factories import (
    GrantFactory,
    PointFactory,
    ResolutionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State = QuestionVersion.State
SINGLE = {
    "stem": "Chỉ tiêu là bao nhiêu?",
    "difficulty": "1",
    "text_1": "98 %",
    "correct_1": "on",
    "text_2": "95 %",
}


def signed_in(client: Client, unit: Unit, *roles: Role) -> User:
    user: User = UserFactory.create()
    for role in roles or (Role.LECTURER,):
        GrantFactory(user=user, unit=unit, role=role)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return user


def url(name: str, *args: Any) -> str:
    return reverse(f"assessments:{name}", args=args)


def test_a21_a_question_is_written_reviewed_and_approved_on_screen(
    client: Client,
) -> None:
    bank = QuestionBankFactory()
    point = PointFactory(resolution=bank.resolution)
    signed_in(client, bank.owner, Role.LECTURER, Role.QUESTION_APPROVER)
    reviewer = Client()
    signed_in(reviewer, bank.owner, Role.QUESTION_APPROVER)
    client.post(url("question_new", bank.uid, "single"), {**SINGLE, "point": point.pk})
    version = QuestionVersion.objects.get()

    client.post(url("write", version.uid), {"do": "submit"})
    client.post(url("review", version.uid), {"do": "approve"})
    version.refresh_from_db()
    own = version.state
    reviewer.post(url("review", version.uid), {"do": "approve"})

    version.refresh_from_db()
    assert (own, version.state) == (State.REVIEW, State.APPROVED)


def test_a22_the_review_screen_shows_the_cited_paragraph(client: Client) -> None:
    version = QuestionVersionFactory(state=State.REVIEW)
    signed_in(client, version.question.bank.owner, Role.QUESTION_APPROVER)

    page = client.get(url("question", version.uid)).content.decode()

    assert version.point.text in page
    assert version.point.title in page


@pytest.mark.parametrize("kind", ["single", "multiple", "true_false"])
def test_question_new_keeps_what_was_typed_when_it_is_refused(
    client: Client, kind: str
) -> None:
    bank = QuestionBankFactory()
    signed_in(client, bank.owner)

    page = client.post(url("question_new", bank.uid, kind), {"stem": "Giữ lại câu này"})

    assert page.status_code == 200
    assert "Giữ lại câu này" in page.content.decode()
    assert "errorlist" in page.content.decode()
    assert not QuestionVersion.objects.exists()


def test_question_edit_shows_and_keeps_a_draft(client: Client) -> None:
    version = QuestionVersionFactory()
    signed_in(client, version.question.bank.owner)

    page = client.get(url("question_edit", version.uid))
    client.post(url("question_edit", version.uid), SINGLE)

    version.refresh_from_db()
    assert page.status_code == 200
    assert version.stem == SINGLE["stem"]


def test_a_returned_question_tells_why(client: Client) -> None:
    version = QuestionVersionFactory(state=State.REVIEW)
    signed_in(client, version.question.bank.owner, Role.QUESTION_APPROVER)

    client.post(url("review", version.uid), {"do": "return", "note": "Mơ hồ\x00"})

    page = client.get(url("question", version.uid)).content.decode()
    assert "Mơ hồ" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("q=chi+tieu+đảng", 1),
        ("q=khong+co", 0),
        ("state=approved", 1),
        ("state=retired", 0),
        ("kind=multiple", 1),
        ("difficulty=3", 1),
        ("difficulty=x&point=abc&state=zzz&page=-5", 3),
        ("q=%00%ed%a0%80", 3),
    ],
)
def test_bank_is_filtered_without_diacritics(
    client: Client, query: str, found: int
) -> None:
    bank = QuestionBankFactory()
    QuestionVersionFactory(question__bank=bank, stem="Chỉ tiêu của Đảng bộ")
    QuestionVersionFactory(question__bank=bank, kind="multiple", difficulty=3)
    ApprovedFactory(question__bank=bank)
    signed_in(client, bank.owner)

    page = client.get(f"{url('bank', bank.uid)}?{query}")

    assert page.content.count(b'<th scope="row">') == found


@pytest.mark.parametrize("name", ["bank", "bank_list", "quiz_list"])
def test_lists_take_the_same_queries_for_one_row_and_three(
    client: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    bank = QuestionBankFactory()
    signed_in(client, bank.owner)
    counts = []
    for extra in (1, 2):
        for _ in range(extra):
            QuestionVersionFactory(question__bank=bank)
            QuestionBankFactory(resolution=bank.resolution)
            quiz = ready_quiz()
            Quiz.objects.filter(pk=quiz.pk).update(bank=bank)
        args = [bank.uid] if name == "bank" else []
        with django_assert_max_num_queries(30) as queries:
            client.get(url(name, *args))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_bank_list_makes_a_bank(client: Client) -> None:
    resolution = ResolutionFactory()
    signed_in(client, resolution.owner)

    client.post(
        url("bank_list"),
        {
            "title": "Ngân hàng mới",
            "resolution": resolution.pk,
            "owner": resolution.owner.pk,
        },
    )

    assert QuestionBank.objects.get().owner == resolution.owner


def test_c07_a_file_is_imported_on_screen(client: Client) -> None:
    bank = QuestionBankFactory()
    signed_in(client, bank.owner)
    file = SimpleUploadedFile("a.gift", "Câu? {=a ~b}".encode())

    dry = client.post(url("import_new", bank.uid), {"file": file}, follow=True)
    client.post(url("import_apply", QuestionImport.objects.get().uid))

    assert "Câu?" in dry.content.decode()
    assert QuestionVersion.objects.get().state == State.DRAFT


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"no table"),
        ("a.gift", b"\x00\xff"),
        ("a.gift", b""),
        ("\u202e\x00.xlsx", b"PK\x03\x04"),
        ("x" * 300 + ".gift", b"\xed\xa0\x80"),
    ],
    ids=range(5),
)
def test_t6_a_bad_file_gets_a_clear_error(
    client: Client, name: str, data: bytes
) -> None:
    bank = QuestionBankFactory()
    signed_in(client, bank.owner)
    file = io.BytesIO(data)
    file.name = name.replace("\x00", "")

    page = client.post(url("import_new", bank.uid), {"file": file})

    assert page.status_code == 200
    assert "errorlist" in page.content.decode()


def test_the_template_is_a_table_to_import(client: Client) -> None:
    bank = QuestionBankFactory()
    PointFactory(resolution=bank.resolution, number="II.1")
    PointFactory(resolution=bank.resolution, number="II.4")
    signed_in(client, bank.owner)
    file = SimpleUploadedFile("mau.xlsx", client.get(url("import_template")).content)

    client.post(url("import_new", bank.uid), {"file": file})

    staged = QuestionImport.objects.get()
    assert (len(staged.drafts), staged.problems) == (len(SAMPLE), [])
