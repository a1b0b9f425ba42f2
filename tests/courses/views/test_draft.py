"""The form of a draft, its steps and heads: what is kept and what is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Campaign, CampaignVersion, Course
from people.models import Unit
from tests.courses.drafts import url
from tests.factories import (
    CourseFactory,
    PersonFactory,
    ResolutionFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def test_edit_shows_and_keeps_what_is_there(
    runner: Client, draft: CampaignVersion, filled: dict[str, Any]
) -> None:
    shown = runner.get(url("campaign_edit", draft.campaign))
    filled["title"] = "Tên mới"
    filled["then"] = "stay"
    saved = runner.post(url("campaign_edit", draft.campaign), filled)
    again = runner.post(url("campaign_edit", draft.campaign), filled)

    draft.refresh_from_db()
    assert 'value="2026-06-01"' in shown.content.decode()
    assert [one.name for one in shown.context["chosen"]] == ["Tỉnh ủy"]
    assert saved["Location"] == again["Location"]
    assert draft.title == "Tên mới"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 301},
        {"title": "a\x00b"},
        {"document_sign": "9" * 61},
        {"opens_on": "31/02/2026"},
        {"opens_on": "0001-01-01"},
        {"closes_on": "9999-12-31"},
        {"closes_on": "2026-05-01"},
        {"target": "NaN"},
        {"target": "Infinity"},
        {"target": "0"},
        {"target": "100,01"},
        {"target": "97,9999"},
        {"target": "1e400"},
        {"target": "chín mươi tám"},
        {"units": ["không phải mã"]},
        {"units": [str(uuid4())]},
        {"units": [str(uuid4())] * 501},
        {"units": ["\x00"]},
        {"kinds": ["citizen"]},
        {"exclude": ["official"]},
        {"course": str(uuid4())},
        {"course": "'; DROP TABLE courses_course; --"},
        {"run": str(uuid4())},
        {"resolution": "64"},
        {"owner": str(uuid4())},
        {"owner": ""},
    ],
)
def test_hostile_form_gets_a_clear_answer_and_writes_nothing(
    runner: Client, filled: dict[str, Any], wrong: dict[str, Any]
) -> None:
    answer = runner.post(reverse("courses:campaign_new"), {**filled, **wrong})

    form = answer.context["form"]
    assert answer.status_code == 422
    assert list(form.errors) == list(wrong)
    assert Campaign.objects.count() == 0


def test_units_and_courses_of_others_cannot_be_chosen(
    runner: Client, filled: dict[str, Any]
) -> None:
    foreign = UnitFactory(name="Tỉnh khác")

    for wrong in (
        {"units": [str(foreign.uid)]},
        {"owner": str(foreign.uid)},
        {"course": str(CourseFactory(owner=foreign).uid)},
        {"resolution": str(ResolutionFactory(owner=foreign).uid)},
    ):
        answer = runner.post(reverse("courses:campaign_new"), {**filled, **wrong})

        assert list(answer.context["form"].errors) == list(wrong)


def test_steps_are_chosen_and_a_test_stays_out_of_a_studied_section(
    runner: Client, draft: CampaignVersion, course: Course
) -> None:
    first, second = course.sections.order_by("position")
    lesson, test = second.activities.order_by("position")
    whole = {f"section-{first.uid}": "study"}

    refused = runner.post(
        url("campaign_steps", draft.campaign), {f"section-{second.uid}": "study"}
    )
    saved = runner.post(
        url("campaign_steps", draft.campaign),
        {**whole, f"activity-{test.uid}": "test", f"activity-{lesson.uid}": ""},
    )
    shown = runner.get(url("campaign_steps", draft.campaign))

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert [(one.kind, one.title) for one in draft.steps.order_by("position")] == [
        ("study", "Phần một"),
        ("test", "Bài kiểm tra"),
    ]
    chosen = [one.value() for _, one, _ in shown.context["parts"]]
    assert chosen == ["study", None]


def test_head_is_named_and_left_to_the_register_again(
    runner: Client, draft: CampaignVersion, cell: Unit
) -> None:
    person = PersonFactory(unit=cell, full_name="Lò Thị Én", name_key="lo thi en")
    stranger = PersonFactory(unit=UnitFactory())
    address = url("campaign_head", draft.campaign, cell.uid)

    found = runner.get(address, {"q": "lo thi"})
    wrong = runner.post(address, {"person": str(stranger.uid)})
    named = runner.post(address, {"person": str(person.uid)})
    table = runner.get(url("campaign_heads", draft.campaign), {"q": "chi bo"})
    left = runner.post(address, {"person": ""})

    assert found.context["people"] == [person]
    assert (wrong.status_code, named.status_code, left.status_code) == (422, 302, 302)
    assert "Lò Thị Én" in table.content.decode()
    assert draft.heads.count() == 0
