"""Programs send questions: what they are told, and what is made of it."""

import json
import time
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assessments.models import QuestionImport, QuestionVersion
from assessments.permissions import IMPORT_BY_PROGRAM
from people.kinds.role import Role
from people.services.api_token import issue_token
from tests.assessments.factories import QuestionBankFactory
from tests.assessments.kinds.exchange.hostile import HOSTILE
from tests.factories import GrantFactory, PointFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/api/questions/import"
GIFT = """::Chỉ tiêu:: Là bao nhiêu? {=98 % ~95 %}

Thủ đô? {=Hà Nội =%50%Ha Noi}

Nối {=a -> 1 =b -> 2}

Hỏng {=a =b ~c}

Chỉ là văn bản
"""


class Sender:
    """A program with the token of a lecturer of ``bank``."""

    def __init__(self) -> None:
        self.bank = QuestionBankFactory()
        self.user = GrantFactory(role=Role.LECTURER, unit=self.bank.owner).user
        _token, self.secret = issue_token(
            user=self.user, name="Máy", scopes=[IMPORT_BY_PROGRAM.name],
            good_for=timedelta(days=1), uid=uuid.uuid4(),
        )  # fmt: skip
        self.client = Client(raise_request_exception=True, enforce_csrf_checks=True)

    def send(self, data: bytes | str | None, **fields: Any) -> Any:
        content = data.encode() if isinstance(data, str) else data
        name = fields.pop("name", "cau-hoi.txt")
        if content is not None:
            fields["file"] = SimpleUploadedFile(name, content)
        return self.client.post(
            ADDRESS, fields, headers={"Authorization": f"Bearer {self.secret}"}
        )


@pytest.fixture
def sender() -> Sender:
    return Sender()


def test_c07_dry_run_tells_of_good_and_bad_and_makes_nothing(sender: Sender) -> None:
    answer = sender.send(GIFT, format="gift", dry_run="1")
    told = answer.json()

    assert answer.status_code == 200
    assert set(told) == {"items", "errors"}
    assert told["items"][:3] == [
        {"title": "Chỉ tiêu", "type": "single",
         "options": [{"text": "98 %", "correct": True}, {"text": "95 %", "correct": False}],
         "answers": [], "status": "imported", "reason": ""},
        {"title": "Thủ đô?", "type": "short_answer", "options": [],
         "answers": ["Hà Nội", "Ha Noi"], "status": "imported", "reason": ""},
        {"title": "Nối", "type": "matching", "options": [],
         "answers": ["a -> 1", "b -> 2"], "status": "imported", "reason": ""},
    ]  # fmt: skip
    assert [(one["status"], bool(one["reason"])) for one in told["items"][3:]] == [
        ("skipped", True)
    ] * 2
    assert [one["where"] for one in told["errors"]] == ["Dòng 7", "Dòng 9"]
    assert not QuestionVersion.objects.exists()
    assert not QuestionImport.objects.exists()


def test_c07_good_questions_become_drafts_once(sender: Sender) -> None:
    bank = str(sender.bank.uid)

    first = sender.send(GIFT, bank=bank)
    again = sender.send(GIFT, bank=bank)

    assert (first.status_code, again.status_code) == (200, 409)
    assert again.json()["errors"][0]["message"]
    versions = QuestionVersion.objects.filter(question__bank=sender.bank)
    assert sorted(versions.values_list("kind", "state")) == [
        ("matching", "draft"), ("short_answer", "draft"), ("single", "draft"),
    ]  # fmt: skip
    assert versions.first().author == sender.user


def test_c07_unknown_point_of_the_bank_is_named(sender: Sender) -> None:
    PointFactory(resolution=sender.bank.resolution, number="II.1")
    text = "$CATEGORY: II.1/3\n\nMột {T}\n\n$CATEGORY: IX.9/1\n\nHai {F}\n"

    told = sender.send(text, bank=str(sender.bank.uid)).json()

    assert [one["status"] for one in told["items"]] == ["imported", "skipped"]
    version = QuestionVersion.objects.get()
    assert (version.point.number, version.difficulty) == ("II.1", 3)


@pytest.mark.parametrize(
    ("data", "fields", "status", "where"),
    [
        (GIFT, {}, 400, "bank"),
        (GIFT, {"bank": str(uuid.uuid4())}, 404, "bank"),
        (GIFT, {"bank": "x\x00", "dry_run": "1"}, 404, "bank"),
        (GIFT, {"format": "exe", "dry_run": "1"}, 400, "format"),
        (None, {"dry_run": "1"}, 400, "file"),
        (b" " * 5_000_001, {"dry_run": "1"}, 413, "file"),
    ],
)
def test_c07_wrong_requests_are_told_where(
    sender: Sender, data: Any, fields: dict[str, str], status: int, where: str
) -> None:
    answer = sender.send(data, **fields)

    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (status, where)


def test_c07_bank_of_another_unit_is_hidden(sender: Sender) -> None:
    other = QuestionBankFactory()

    answer = sender.send(GIFT, bank=str(other.uid))

    assert answer.status_code == 404
    assert not QuestionVersion.objects.exists()


def test_c07_session_of_a_lecturer_may_send_and_others_may_not(client: Client) -> None:
    file = SimpleUploadedFile("a.txt", GIFT.encode())
    anonymous = client.post(ADDRESS, {"dry_run": "1", "file": file})
    client.force_login(UserFactory())
    nobody = client.post(ADDRESS, {"dry_run": "1", "file": file})
    client.force_login(GrantFactory(role=Role.LECTURER).user)
    file.seek(0)
    lecturer = client.post(ADDRESS, {"dry_run": "1", "file": file})

    statuses = [one.status_code for one in (anonymous, nobody, lecturer)]
    assert statuses == [401, 404, 200]
    assert client.get(ADDRESS).status_code == 405


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("chosen", ["auto", "own"])
def test_t5_hostile_files_are_refused_in_words_and_soon(
    sender: Sender, name: str, chosen: str
) -> None:
    one = HOSTILE[name]
    data = one.make()
    begun = time.process_time()

    answer = sender.send(
        data,
        format=one.format if chosen == "own" else "auto",
        dry_run="1",
        name=one.name,
    )

    spent = time.process_time() - begun
    told = json.loads(answer.content)
    assert 400 <= answer.status_code < 500
    assert told["items"] == []
    assert told["errors"][0]["message"]
    assert spent < 2
