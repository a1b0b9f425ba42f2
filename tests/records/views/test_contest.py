"""Telling, asking for a review and answering it, as pages."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from courses.models import Progress
from people.kinds.role import Role
from people.models import Person, Unit, User
from records.kinds.contest import Subject
from records.models import Contest, StatedResult
from records.services.contest import open_contest
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def holder(unit: Unit, role: Role) -> Client:
    return client_of(GrantFactory(unit=unit, role=role).user)


@pytest.fixture
def this() -> Round:
    return make_round()


@pytest.fixture
def cell(this) -> Unit:
    return UnitFactory(parent=UnitFactory(parent=this.province))


def asked_by(this: Round, *people: Person) -> list[Contest]:
    this.tell()
    return [
        open_contest(
            result=StatedResult.objects.get(person=person),
            subject=Subject.NOT_COUNTED,
            words="Tôi có dự",
            actor=person.user,
        )
        for person in people
    ]


def test_a33_officer_tells_once_and_the_member_reads_it(this, cell):
    person = this.add(cell, user=UserFactory())
    officer = holder(this.province, Role.CAMPAIGN_OFFICER)
    address = reverse("records:statement_issue", args=[this.campaign.uid])

    early = officer.post(address, follow=True).content.decode()
    this.campaign.state = "closed"
    this.campaign.save()
    pages = [officer.post(address, follow=True).content.decode() for _ in range(2)]
    result = StatedResult.objects.get()
    member = client_of(person.user)
    today = member.get("/today/").content.decode()
    member.post(reverse("records:own_result_seen", args=[result.uid]))
    later = member.get("/today/").content.decode()

    assert "hãy đóng đợt trước" in early
    assert "Đã thông báo kết quả cho 1 người" in pages[0]
    assert "không phát hành thêm" in pages[1]
    address = reverse("records:own_result", args=[result.uid])
    assert (address in today, address in later) == (True, False)


def test_a33_member_asks_sees_the_clock_and_withdraws(this, cell):
    person = this.add(cell, user=UserFactory())
    this.tell()
    member, result = client_of(person.user), StatedResult.objects.get()
    address = reverse("records:own_result", args=[result.uid])
    asked = {"subject": "not_counted", "words": "Tôi có dự"}

    empty = member.post(address, {})
    sent = member.post(address, asked, follow=True).content.decode()
    twice = member.post(address, asked)
    contest = Contest.objects.get()
    gone = member.post(
        reverse("records:own_withdraw", args=[contest.uid]), follow=True
    ).content.decode()

    assert empty.status_code == twice.status_code == 422
    assert "Hãy chọn điểm sai." in empty.content.decode()
    assert "chưa được trả lời" in twice.content.decode()
    assert "Hạn trả lời" in sent
    assert "19:00, 8/6/2026" in sent or "08/06/2026" in sent
    assert "Đã rút đề nghị" in gone


def test_a33_late_request_says_why(this, cell, noon):
    person = this.add(cell, user=UserFactory())
    this.tell()
    noon.shift(timedelta(days=10))
    address = reverse("records:own_result", args=[StatedResult.objects.get().uid])
    member = client_of(person.user)

    page = member.get(address).content.decode()
    refused = member.post(address, {"subject": "other", "words": "Sai"})

    assert "Thời hạn đề nghị xem lại đã hết" in page
    assert refused.status_code == 422
    assert "đề nghị chưa được gửi" in refused.content.decode()
    assert not Contest.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg onload=alert(1)>", "không phải PDF"),
        (b"", "Tệp rỗng"),
        (b"%PDF-" + bytes(5 << 20), "lớn hơn 5 MB"),
    ],
)
def test_a33_wrong_files_are_refused_in_words(this, cell, content, words):
    person = this.add(cell, user=UserFactory())
    this.tell()
    address = reverse("records:own_result", args=[StatedResult.objects.get().uid])
    file = ContentFile(content, name="anh.pdf")

    page = client_of(person.user).post(
        address, {"subject": "other", "words": "Sai", "file": file}
    )

    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Contest.objects.exists()


def test_a33_file_is_handed_out_as_a_download(this, cell, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    person = this.add(cell, user=UserFactory())
    this.tell()
    file = ContentFile(b"%PDF-1.7", name="danh sách.pdf")
    contest = open_contest(
        result=StatedResult.objects.get(),
        subject=Subject.OTHER,
        words="Sai",
        actor=person.user,
        file=file,
    )

    answer = holder(cell, Role.CELL_SECRETARY).get(
        reverse("records:contest_file", args=[contest.uid])
    )

    assert answer.getvalue() == b"%PDF-1.7"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a33_secretary_answers_and_only_another_confirms(this, cell):
    (contest,) = asked_by(this, this.add(cell, user=UserFactory()))
    secretary = holder(cell, Role.CELL_SECRETARY)
    officer = holder(this.province, Role.COMMITTEE_OFFICER)
    answer = {"outcome": "upheld", "reply": "Có ký tên"}
    address = reverse("records:contest_answer", args=[contest.uid])
    confirm = reverse("records:contest_confirm", args=[contest.uid])

    short = secretary.post(address, answer)
    secretary.post(address, answer | {"mode": "hall", "occurred_on": "2026-05-30"})
    refused = secretary.post(confirm)
    back = officer.post(
        reverse("records:contest_return", args=[contest.uid]),
        {"reason": "Gửi kèm danh sách"},
        follow=True,
    )
    seen = secretary.get(reverse("records:contest", args=[contest.uid]))
    secretary.post(address, {"outcome": "rejected", "reply": "Không có tên"})
    done = officer.post(confirm, follow=True).content.decode()

    assert short.status_code == 422
    assert "Cần ghi mục này" in short.content.decode()
    assert refused.status_code == 404
    assert "Đã trả lại" in back.content.decode()
    assert "Gửi kèm danh sách" in seen.content.decode()
    assert "Đã xác nhận" in done
    contest.refresh_from_db()
    assert contest.state == "rejected"


def test_a33_overdue_is_marked(this, cell, noon):
    (contest,) = asked_by(this, this.add(cell, user=UserFactory()))
    user = GrantFactory(unit=cell).user
    address = reverse("records:contests")
    before = client_of(user).get(f"{address}?show=overdue").content.decode()

    noon.shift(timedelta(days=7))
    after = client_of(user).get(f"{address}?show=overdue").content.decode()
    page = client_of(user).get(reverse("records:contest", args=[contest.uid]))

    assert (str(contest.uid) in before, str(contest.uid) in after) == (False, True)
    assert "Đã quá hạn trả lời" in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a33_work_list_has_one_query_count(
    this, cell, count, django_assert_num_queries
):
    people = [this.add(cell, user=UserFactory()) for _ in range(count)]
    asked_by(this, *people)
    secretary = holder(cell, Role.CELL_SECRETARY)

    with django_assert_num_queries(6):
        page = secretary.get(reverse("records:contests")).content.decode()

    assert all(person.full_name in page for person in people)


def test_a33_answerer_is_led_to_what_shows_the_study(this, cell):
    person = this.add(cell, user=UserFactory())
    this.study(person)
    (contest,) = asked_by(this, person)
    progress = Progress.objects.filter(
        enrolment__person=contest.person, activity__kind="lesson"
    )

    page = holder(cell, Role.CELL_SECRETARY).get(
        reverse("records:contest", args=[contest.uid])
    )

    assert progress.exists()
    for one in progress:
        address = reverse("records:study_evidence", args=[one.uid])
        assert f'href="{address}"' in page.content.decode()


def test_a33_own_request_is_not_in_ones_work_list(this, cell):
    user = GrantFactory(unit=cell).user
    (contest,) = asked_by(this, this.add(cell, user=user))
    client = client_of(user)

    listed = client.get(reverse("records:contests")).content.decode()
    page = client.get(reverse("records:contest", args=[contest.uid]))

    assert str(contest.uid) not in listed
    assert page.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a33_statements_have_one_query_count(count, django_assert_num_queries):
    province = make_round().province
    for _ in range(count):
        one = make_round(province)
        one.add(UnitFactory(parent=province))
        one.tell()
    officer = holder(province, Role.CAMPAIGN_OFFICER)

    with django_assert_num_queries(7):
        officer.get(reverse("records:statements"))
