from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assessments.forms.registry import initial_of
from assessments.models import AttemptItem, ResponseFile
from assessments.services.attempt import AttemptOver
from assessments.services.hand_mark import mark_answer
from assessments.services.marking import LeaseLost, submit_attempt
from assessments.services.response_file import FileRefused, hand_in_file
from kernel.models import AuditEvent
from people.kinds.role import Role
from tests.assessments.clock import let_pass
from tests.assessments.essays import points
from tests.assessments.files import PDF, docx, file_item, hand_in, picture
from tests.assessments.views.test_bank import signed_in, url
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileSystemStorage(tmp_path)
    monkeypatch.setattr(ResponseFile._meta.get_field("file"), "storage", store)


def kept() -> list[str]:
    """The names of the files that lie in the private store."""
    store = ResponseFile._meta.get_field("file").storage
    return store.listdir("responses")[1] if store.exists("responses") else []


def submit(item: AttemptItem) -> None:
    attempt = item.attempt
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=None)
    item.refresh_from_db()


def test_a27_a_file_is_kept_outside_of_what_is_served_and_audited() -> None:
    item = file_item()

    file = hand_in(item)

    assert (file.kind, file.size, file.name) == ("pdf", len(PDF), "Bài của An.pdf")
    assert kept() == [f"{file.uid}.pdf"]
    with file.file.open("rb") as stored:
        assert stored.read() == PDF
    event = AuditEvent.objects.get(verb="response.file_handed_in")
    assert event.facts["sha256"] == file.sha256


def test_a27_the_same_file_again_changes_nothing() -> None:
    item = file_item()

    first, again = hand_in(item), hand_in(item)

    assert first.uid == again.uid
    assert AuditEvent.objects.filter(verb="response.file_handed_in").count() == 1


def test_a27_another_file_takes_its_place(
    django_capture_on_commit_callbacks,
) -> None:
    item = file_item()
    hand_in(item)

    with django_capture_on_commit_callbacks(execute=True):
        hand_in(item, picture(), "anh.png")

    file = ResponseFile.objects.get()
    assert (file.kind, kept()) == ("png", [f"{file.uid}.png"])


def test_a27_nothing_is_taken_after_submitting_or_from_another_device() -> None:
    item = file_item()
    hand_in(item)
    with pytest.raises(LeaseLost):
        hand_in_file(
            item=item,
            lease=uuid4(),
            file=SimpleUploadedFile("x.pdf", PDF + b"\n"),
            actor=UserFactory(),
        )
    submit(item)

    with pytest.raises(AttemptOver):
        hand_in(item, picture())

    assert ResponseFile.objects.get().kind == "pdf"


def test_a27_nothing_is_taken_once_time_is_up() -> None:
    item = file_item()
    let_pass(item.attempt, 3600)

    with pytest.raises(AttemptOver):
        hand_in(item)

    assert not kept()


@pytest.mark.parametrize("content", [b"MZ", docx("MẬT"), b""])
def test_a27_refused_files_leave_nothing(content: bytes) -> None:
    item = file_item()

    with pytest.raises(FileRefused):
        hand_in(item, content)

    assert (kept(), ResponseFile.objects.count()) == ([], 0)


@pytest.mark.parametrize("takes_text", [True, False])
def test_a27_an_answer_of_a_file_alone_waits_for_a_person(
    takes_text: bool,  # noqa: FBT001 -- a table
) -> None:
    handed, empty = file_item(takes_text=takes_text), file_item(takes_text=takes_text)
    hand_in(handed)

    submit(handed)
    submit(empty)

    assert (handed.points, empty.points) == (None, 0)
    mark_answer(item=handed, points=points("6", "4"), comment="", actor=UserFactory())
    handed.refresh_from_db()
    assert handed.points == 1


def test_a27_taker_hands_in_without_scripts_and_sees_the_file(client: Client) -> None:
    item = file_item(takes_text=False)
    user = item.attempt.person.user
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.post(url("take_over", item.attempt.uid))
    address = url("response_file", item.attempt.uid, item.uid)
    wrong = client.post(address, {"file": SimpleUploadedFile("a.pdf", b"MZ")})
    nothing = client.post(address)

    right = client.post(address, {"file": SimpleUploadedFile("Bài thu hoạch.pdf", PDF)})

    page = client.get(url("attempt", item.attempt.uid)).content.decode()
    own = client.get(url("own_file", item.attempt.uid, item.uid))
    assert "Hãy nộp tệp PDF, Word" in wrong.content.decode()
    assert "errorlist" in nothing.content.decode()
    assert right.headers["Location"] == url("attempt", item.attempt.uid)
    assert "Tệp đã nộp: Bài thu hoạch.pdf" in page
    assert b"".join(own) == PDF
    assert own.headers["Content-Disposition"].startswith("attachment")


def test_a27_marker_downloads_the_file_under_a_name_that_tells_nobodys(
    client: Client,
) -> None:
    item = file_item()
    hand_in(item)
    signed_in(client, item.version.question.bank.owner, Role.LECTURER)
    early = client.get(url("marking_file", item.uid))
    submit(item)

    page = client.get(url("marking", item.uid)).content.decode()
    answer = client.get(url("marking_file", item.uid))

    assert early.status_code == 404
    assert url("marking_file", item.uid) in page
    assert "Bài của An" not in page
    told = answer.headers["Content-Disposition"]
    assert told == f'attachment; filename="bai-lam-{str(item.uid)[:8]}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == PDF


def test_a27_essay_form_shows_how_it_is_answered() -> None:
    assert initial_of(file_item(takes_text=False).version)["answered_by"] == "file"
