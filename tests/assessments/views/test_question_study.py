from typing import Any

import pytest
from django.test import Client

from assessments.models import QuestionVersion
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    QuestionVersionFactory,
    ready_quiz,
    started,
)
from tests.assessments.views.test_bank import signed_in, url
from tests.factories import (
    CampaignFactory,
    CampaignStepFactory,
    CampaignVersionFactory,
    PointFactory,
)

pytestmark = pytest.mark.django_db
State = QuestionVersion.State


def test_a21_many_questions_are_changed_after_a_second_look(client: Client) -> None:
    bank = QuestionBankFactory()
    drafts = [QuestionVersionFactory(question__bank=bank) for _ in range(3)]
    signed_in(client, bank.owner)
    told = {"version": [str(one.uid) for one in drafts[:2]], "do": "submit"}

    looked = client.post(url("bulk", bank.uid), told)
    before = QuestionVersion.objects.filter(state=State.REVIEW).count()
    client.post(url("bulk", bank.uid), {**told, "confirmed": "yes"})

    after = QuestionVersion.objects.filter(state=State.REVIEW).count()
    assert "2 câu hỏi sẽ được đổi" in looked.content.decode()
    assert (before, after) == (0, 2)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"version": ["x"], "do": "submit"},
        {"version": ["\x00"], "do": "submit"},
        {"do": "zzz"},
        {"do": "point"},
        {"do": "difficulty", "difficulty": "9"},
    ],
    ids=range(6),
)
def test_t6_bulk_refuses_what_makes_no_sense(
    client: Client, told: dict[str, Any]
) -> None:
    version = QuestionVersionFactory()
    bank = version.question.bank
    signed_in(client, bank.owner)

    reply = client.post(
        url("bulk", bank.uid), {"version": [str(version.uid)], **told}, follow=True
    )

    version.refresh_from_db()
    assert reply.status_code == 200
    assert version.state == State.DRAFT


def test_bulk_leaves_the_questions_of_another_bank_alone(client: Client) -> None:
    bank, foreign = QuestionBankFactory(), QuestionVersionFactory()
    signed_in(client, bank.owner)

    client.post(
        url("bulk", bank.uid),
        {"version": [str(foreign.uid)], "do": "submit", "confirmed": "yes"},
    )

    foreign.refresh_from_db()
    assert foreign.state == State.DRAFT


@pytest.mark.parametrize(
    "sort", ["stem", "-stem", "point", "kind", "-difficulty", "author", "zzz", "\x00"]
)
def test_bank_is_sorted(client: Client, sort: str) -> None:
    bank = QuestionBankFactory()
    for stem in ("B câu", "A câu"):
        QuestionVersionFactory(question__bank=bank, stem=stem)
    signed_in(client, bank.owner)

    page = client.get(url("bank", bank.uid), {"sort": sort})

    rows = [one.stem for one in page.context["page"]]
    assert sorted(rows) == ["A câu", "B câu"]
    if sort.endswith("stem"):
        assert rows == sorted(rows, reverse=sort.startswith("-"))


def test_a21_a_question_tells_where_it_is_used(client: Client) -> None:
    quiz = ready_quiz(questions=2)
    started(quiz)
    version = QuestionVersion.objects.order_by("pk")[0]
    campaign = CampaignFactory()
    campaign.published = CampaignVersionFactory(
        campaign=campaign, title="Đợt có câu hỏi này"
    )
    campaign.save()
    CampaignStepFactory(version=campaign.published, activity=quiz.activity, kind="test")
    signed_in(client, quiz.bank.owner)

    page = client.get(url("question", version.uid)).content.decode()

    assert quiz.activity.title in page
    assert "trong 1 đề" in page
    assert "Hôm nay có thể được rút" in page
    assert "Đợt có câu hỏi này" in page


def test_where_used_knows_the_type_that_is_asked_for(client: Client) -> None:
    quiz = ready_quiz(questions=1)
    quiz.blueprint.update(kind="multiple")
    version = QuestionVersion.objects.get()
    signed_in(client, quiz.bank.owner)

    page = client.get(url("question", version.uid)).content.decode()

    assert "Chưa bài kiểm tra nào rút câu này" in page


def test_where_used_is_empty_for_a_draft(client: Client) -> None:
    version = QuestionVersionFactory()
    signed_in(client, version.question.bank.owner)

    page = client.get(url("question", version.uid)).content.decode()

    assert "Chưa bài kiểm tra nào rút câu này" in page


def test_a21_two_versions_are_compared(client: Client) -> None:
    old = ApprovedFactory(stem="Chỉ tiêu là 95 %?", state=State.RETIRED)
    new = QuestionVersionFactory(
        question=old.question,
        number=2,
        stem="Chỉ tiêu là 98 %?",
        point=PointFactory(resolution=old.question.bank.resolution, title="Mới"),
    )
    signed_in(client, old.question.bank.owner)

    page = client.get(url("compare", new.uid), {"with": "\x001"})

    changed = {one.label for one in page.context["fields"] if one.is_changed}
    assert page.context["other"] == old
    assert changed == {"Câu hỏi", "Nội dung"}
    assert "<del>" in page.content.decode()


def test_compare_says_that_there_is_only_one(client: Client) -> None:
    version = QuestionVersionFactory()
    signed_in(client, version.question.bank.owner)

    page = client.get(url("compare", version.uid)).content.decode()

    assert "chỉ có một phiên bản" in page
