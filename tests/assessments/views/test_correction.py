"""Screens of flags and corrections."""

import pytest
from django.urls import reverse

from assessments.models import ItemFlag, KeyCorrection, QuestionVersion
from assessments.services.analysis import analyse
from people.kinds.role import Role
from tests.assessments.sittings import signed_in, taken
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db


def flagged(count=1):
    quiz, run, versions = taken(questions=max(count, 2))
    analysis = analyse(quiz=quiz, run=run)
    signals = [
        {"kind": "negative", "value": -0.31, "option": "", "share": 0, "key_share": 0},
        {"kind": "distractor", "value": 0, "option": "b", "share": 0.729,
         "key_share": 0.11},
    ]  # fmt: skip
    return quiz, [
        ItemFlag.objects.create(
            analysis=analysis, version=one, signals=signals, found_at=NOON
        )
        for one in versions[:count]
    ]


def test_a23_flag_is_a_plain_sentence(client):
    quiz, _flags = flagged()
    signed_in(client, quiz.bank.owner)

    page = client.get(reverse("assessments:flag_list")).content.decode()

    assert (
        "Nhóm làm bài tốt nhất chọn “95 %” (72 %) nhiều hơn đáp án “98 %” (11 %)"
        in page
    )
    assert "(độ phân biệt −0,31)" in page or "(độ phân biệt -0,31)" in page


@pytest.mark.parametrize("count", [1, 3])
def test_a23_flags_have_one_query_count(client, count, django_assert_num_queries):
    quiz, _flags = flagged(count)
    signed_in(client, quiz.bank.owner)
    client.get(reverse("assessments:flag_list"))

    with django_assert_num_queries(6):
        client.get(reverse("assessments:flag_list"))


def test_a23_key_is_kept_with_a_reason(client):
    quiz, (flag,) = flagged()
    user = signed_in(client, quiz.bank.owner)
    keep = reverse("assessments:flag_keep", args=[flag.uid])

    client.post(keep, {"reason": "  "})
    flag.refresh_from_db()
    assert flag.state == ItemFlag.State.OPEN
    client.post(keep, {"reason": "Đã đối chiếu văn bản."})

    flag.refresh_from_db()
    assert (flag.state, flag.decided_by) == (ItemFlag.State.KEPT, user)
    past = client.get(reverse("assessments:flag_list"), {"state": "past"})
    assert "Đã đối chiếu văn bản." in past.content.decode()


def test_a26_correction_is_proposed_and_decided_on_screen(client, run_jobs):
    quiz, run, versions = taken()
    signed_in(client, quiz.bank.owner)
    new = reverse("assessments:correction_new", args=[versions[0].uid])
    assert "98 % ✓" in client.get(new).content.decode()

    client.post(new, {"kind": "rekey", "chosen": "b", "reason": "Khóa ghi nhầm."})
    correction = KeyCorrection.objects.get()
    page = reverse("assessments:correction", args=[correction.uid])
    assert client.get(page).context["is_own"]
    signed_in(client, quiz.bank.owner, Role.QUESTION_APPROVER)
    client.post(
        reverse("assessments:correction_decide", args=[correction.uid]),
        {"do": "approve"},
    )
    run_jobs()

    shown = client.get(page)
    assert shown.context["sums"]["total"] == shown.context["hit"] == 12
    assert "Kết quả thay đổi" in shown.content.decode()
    assert QuestionVersion.objects.get(pk=versions[0].pk).content == versions[0].content
    assert run.closes_at < NOON


def test_a26_faulty_proposal_keeps_what_was_typed(client):
    quiz, _run, versions = taken(people=1)
    signed_in(client, quiz.bank.owner)
    new = reverse("assessments:correction_new", args=[versions[0].uid])

    page = client.post(new, {"kind": "rekey", "chosen": "a", "reason": "Vì sao đó"})

    assert "Vì sao đó" in page.content.decode()
    assert "Đây là đáp án đang áp dụng" in page.content.decode()
    assert not KeyCorrection.objects.exists()


def test_a26_refusal_needs_a_reason(client):
    quiz, _run, versions = taken(people=1)
    correction = KeyCorrection.objects.create(
        version=versions[0], kind="void", reason="Sai", proposed_by=UserFactory(),
        proposed_at=NOON,
    )  # fmt: skip
    signed_in(client, quiz.bank.owner, Role.QUESTION_APPROVER)
    decide = reverse("assessments:correction_decide", args=[correction.uid])

    client.post(decide, {"do": "refuse", "reason": ""})
    correction.refresh_from_db()
    assert correction.state == "proposed"
    client.post(decide, {"do": "refuse", "reason": "Khóa đúng."})

    correction.refresh_from_db()
    assert (correction.state, correction.decision_reason) == ("refused", "Khóa đúng.")


@pytest.mark.parametrize("count", [1, 3])
def test_a26_corrections_have_one_query_count(client, count, django_assert_num_queries):
    quiz, _run, versions = taken(people=1)
    for one in versions[:count]:
        KeyCorrection.objects.create(
            version=one, kind="void", reason="Sai", proposed_by=UserFactory(),
            proposed_at=NOON,
        )  # fmt: skip
    signed_in(client, quiz.bank.owner)
    client.get(reverse("assessments:correction_list"))

    with django_assert_num_queries(7):
        client.get(reverse("assessments:correction_list"))
