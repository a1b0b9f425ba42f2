"""The screens of a second look: the work-list, one inquiry, and the member's side."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from assessments.kinds.inquiry import InquiryState, Way
from assessments.models import Attempt, Inquiry, LookItem
from people.kinds.role import Role
from people.models import Unit
from tests.assessments.factories import ApprovedFactory
from tests.assessments.inquiries import answered, asked, inquiry_at, proposed
from tests.assessments.views.test_bank import signed_in
from tests.factories import NOON, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
ASK = {
    "way": "questions",
    "words": "Bài thi xong trong 9 giây",
    "due_on": "2026-06-04",
}


def url(name: str, *args: object) -> str:
    return reverse(f"assessments:{name}", args=args)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(kind=Unit.Kind.PROVINCE, name="Tỉnh ủy")


@pytest.fixture
def inquiry(unit) -> Inquiry:
    one = inquiry_at(UnitFactory(parent=unit, name="Chi bộ thôn 1"))
    for item in one.attempt.items.all():
        for _ in range(2):
            ApprovedFactory(
                question__bank=one.attempt.quiz.bank, point=item.version.point
            )
    return one


@pytest.fixture
def member(inquiry) -> Client:
    client = Client()
    client.force_login(
        inquiry.attempt.person.user, "django.contrib.auth.backends.ModelBackend"
    )
    return client


def as_inspector(unit: Unit) -> Client:
    client = Client()
    signed_in(client, unit, Role.INSPECTOR)
    return client


def test_a31_list_filters_by_round_kind_and_step_and_sorts(unit, inquiry):
    other = inquiry_at(UnitFactory(parent=unit, name="Chi bộ thôn 0"))
    other.grounds = [{"kind": "one_device", "facts": {"people": 4}}]
    other.save()
    asked(other, UserFactory())
    page = as_inspector(unit)
    run = inquiry.attempt.enrolment.run
    mine = f"{inquiry.attempt.quiz.activity.uid}:{run.uid}"

    def listed(**query: str) -> list[Inquiry]:
        return list(page.get(url("inquiry_list"), query).context["page"])

    assert listed() == [inquiry]
    assert listed(show="asked") == [other]
    assert listed(round=mine) == [inquiry]
    assert listed(show="asked", round=mine) == []
    assert listed(show="asked", kind="one_device") == [other]
    assert listed(kind="one_device") == []
    assert listed(kind="zzz", round="zzz", show="zzz", sort="zzz") == [inquiry]
    Inquiry.objects.update(state=InquiryState.WAITING)
    assert listed(sort="unit") == [other, inquiry]
    assert listed(sort="-unit") == [inquiry, other]
    shown = page.get(url("inquiry_list")).content.decode()
    assert "3 câu trong 9 giây" in shown
    assert "4 người dùng một thiết bị" in shown


def test_a31_list_takes_the_same_queries_for_one_row_and_three(
    unit, django_assert_max_num_queries
):
    page, counts = as_inspector(unit), []
    empty = page.get(url("inquiry_list")).content.decode()
    for extra in (1, 2):
        for _ in range(extra):
            inquiry_at(UnitFactory(parent=unit))
        with django_assert_max_num_queries(40) as queries:
            page.get(url("inquiry_list"))
        counts.append(len(queries))

    assert "Chưa có bài nào ở đây" in empty
    assert counts[0] == counts[1]


def test_a31_work_list_is_for_those_who_may_and_not_about_oneself(unit, inquiry):
    foreign = as_inspector(UnitFactory())
    own = Client()
    user = signed_in(own, unit, Role.INSPECTOR)
    person = inquiry.attempt.person
    person.user = user
    person.save()

    for page in (foreign, own):
        assert page.get(url("inquiry", inquiry.uid)).status_code == 404
        assert list(page.get(url("inquiry_list")).context["page"]) == []


def test_a31_the_member_is_asked_and_answers_by_the_screens(unit, inquiry, member):
    staff = as_inspector(unit)
    seen = staff.get(url("inquiry", inquiry.uid)).content.decode()
    staff.post(url("inquiry_ask", inquiry.uid), ASK)
    told = member.get(reverse("home")).content.decode()
    why = member.get(url("own_inquiry", inquiry.uid)).content.decode()
    member.post(url("look_begin", inquiry.uid))
    paper = member.get(url("own_inquiry", inquiry.uid)).content.decode()
    items = list(LookItem.objects.order_by("position"))
    answers = {f"look-{one.position}": one.tokens[0] for one in items}

    some = member.post(
        url("look_answer", inquiry.uid), {k: answers[k] for k in list(answers)[:4]}
    )
    sent = member.post(url("look_answer", inquiry.uid), answers, follow=True)

    weighed = staff.get(url("inquiry", inquiry.uid)).content.decode()
    assert "Không ai đọc kịp" in seen
    assert "Xem lại bài thi của anh/chị" in told
    assert ASK["words"] in why
    assert items[0].version.stem not in why
    assert all(one.version.stem in paper for one in items)
    assert (some.status_code, sent.status_code) == (422, 200)
    assert "Chưa trả lời: 5" in some.content.decode()
    assert some.content.decode().count("checked") == 4
    assert "Đã nhận câu trả lời" in sent.content.decode()
    assert all(one.version.stem in weighed for one in items)


def test_a31_from_the_signal_to_the_outcome_by_the_screens(unit, inquiry, member):
    first, second = as_inspector(unit), as_inspector(unit)
    first.post(url("inquiry_ask", inquiry.uid), {**ASK, "way": "talk"})
    first.post(
        url("inquiry_talk", inquiry.uid),
        {"on": "2026-06-01", "people": "Bí thư", "said": "Không nhớ"},
    )
    first.post(
        url("inquiry_propose", inquiry.uid),
        {"outcome": "disallow", "reason": "Trả lời sai cả 5 câu"},
    )
    by_self = first.post(url("inquiry_confirm", inquiry.uid))
    second.post(url("inquiry_confirm", inquiry.uid))

    news = member.get(reverse("home")).content.decode()
    outcome = member.get(url("own_inquiry", inquiry.uid)).content.decode()
    member.post(url("outcome_seen", inquiry.uid))
    after = member.get(reverse("home")).content.decode()
    result = member.get(url("result", inquiry.attempt.uid)).content.decode()
    attempts = member.get(url("attempt_list")).content.decode()

    inquiry.refresh_from_db()
    assert by_self.status_code == 422
    assert "người khác" in by_self.content.decode()
    assert "Lượt thi của anh/chị đã được xem xét" in news
    assert "Trả lời sai cả 5 câu" in outcome
    assert Attempt.objects.get().disallowed_at == NOON
    assert (inquiry.state, inquiry.seen_at) == (InquiryState.DISALLOWED, NOON)
    assert "đã được xem xét" not in after
    assert url("own_inquiry", inquiry.uid) in result
    assert "Không được công nhận" in attempts


def test_a31_answers_may_be_sent_with_some_left_open(unit, inquiry, member):
    asked(inquiry, UserFactory(), Way.QUESTIONS)
    nothing = member.post(url("look_answer", inquiry.uid), {"anyway": "1"})
    member.post(url("look_begin", inquiry.uid))
    for _ in range(2):
        member.post(url("look_answer", inquiry.uid), {"anyway": "1", "look-1": "\x00"})

    inquiry.refresh_from_db()
    assert nothing.status_code == 302
    assert inquiry.answered_at is not None
    assert set(LookItem.objects.values_list("points", flat=True)) == {0}


def test_a31_member_pages_hold_no_key(unit, inquiry, member):
    asked(inquiry, UserFactory(), Way.QUESTIONS)
    member.post(url("look_begin", inquiry.uid))

    page = member.get(url("own_inquiry", inquiry.uid)).content.decode()

    assert "look-5" in page
    assert "correct" not in page
    assert all(one.version.uid.hex not in page for one in LookItem.objects.all())
    assert all(str(one.version.uid) not in page for one in LookItem.objects.all())


def test_a31_a_foreign_member_finds_nothing(inquiry):
    asked(inquiry, UserFactory())
    stranger = Client()
    stranger.force_login(UserFactory(), "django.contrib.auth.backends.ModelBackend")

    for name in ("look_begin", "look_answer", "outcome_seen"):
        assert stranger.post(url(name, inquiry.uid)).status_code == 404
    assert stranger.get(url("own_inquiry", inquiry.uid)).status_code == 404


def test_a31_a_member_is_told_of_nothing_before_somebody_asks(inquiry, member):
    assert member.get(url("own_inquiry", inquiry.uid)).status_code == 404
    assert "Xem lại bài thi" not in member.get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    ("step", "data", "words"),
    [
        ("inquiry_clear", {"reason": " "}, "Vui lòng điền"),
        ("inquiry_clear", {"reason": "a\x00b"}, "ký tự không đọc được"),
        ("inquiry_ask", {**ASK, "due_on": "2026-05-01"}, "chưa tới"),
        ("inquiry_ask", {**ASK, "due_on": "hôm nào"}, "ngày"),
        ("inquiry_ask", {**ASK, "way": "prison"}, "prison"),
        ("inquiry_talk", {"on": "2026-06-01", "people": "A", "said": "B"}, "trước đó"),
        ("inquiry_propose", {"outcome": "keep", "reason": "A"}, "trước đó"),
        ("inquiry_return", {"reason": "A"}, "trước đó"),
        ("inquiry_confirm", {}, "trước đó"),
    ],
)
def test_t6_each_step_says_what_is_wrong(unit, inquiry, step, data, words):
    reply = as_inspector(unit).post(url(step, inquiry.uid), data)

    assert reply.status_code == 422
    assert words in reply.content.decode()
    inquiry.refresh_from_db()
    assert inquiry.state == InquiryState.WAITING


def test_a31_second_person_sends_back_and_a_talk_is_noted(unit, inquiry, noon):
    first, second = as_inspector(unit), as_inspector(unit)
    first.post(url("inquiry_ask", inquiry.uid), {**ASK, "way": "talk"})
    first.post(
        url("inquiry_talk", inquiry.uid),
        {"on": "2026-06-01", "people": "Bí thư", "said": "Nêu đúng"},
    )
    first.post(
        url("inquiry_propose", inquiry.uid), {"outcome": "keep", "reason": "Đã hiểu"}
    )
    second.post(url("inquiry_return", inquiry.uid), {"reason": "Chưa rõ"})
    page = first.get(url("inquiry", inquiry.uid)).content.decode()
    noon.shift(timedelta(hours=1))

    assert "Chưa rõ" in page
    assert "Nêu đúng" in page
    inquiry.refresh_from_db()
    assert inquiry.state == InquiryState.ASKED


def test_a31_clearing_by_the_screen_and_the_member_reads_it(unit, inquiry, member):
    as_inspector(unit).post(url("inquiry_clear", inquiry.uid), {"reason": "Máy chậm"})

    page = member.get(url("own_inquiry", inquiry.uid)).content.decode()

    assert "Không có gì bất thường" in page
    assert "Máy chậm" not in page


def test_a31_what_waits_is_said_on_the_first_page_of_staff(unit, inquiry):
    page = as_inspector(unit).get(reverse("staff")).content.decode()

    assert "1 lượt thi chờ người xem lại" in page


def test_a31_late_answers_are_marked_as_late(unit, inquiry, noon):
    asked(inquiry, UserFactory(), Way.QUESTIONS)
    noon.shift(timedelta(days=9))
    Inquiry.objects.update(due_at=NOON - timedelta(days=9000))
    answered(inquiry, right=5)

    page = as_inspector(unit).get(url("inquiry", inquiry.uid)).content.decode()
    proposed(inquiry, UserFactory(), disallow=False)

    assert "Sau hạn đã báo" in page
