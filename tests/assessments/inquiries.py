"""An attempt in which a signal was found, and the people who look at it."""

from datetime import datetime, timedelta

from assessments.kinds.inquiry import Way
from assessments.kinds.widget import Told
from assessments.models import Attempt, Inquiry
from assessments.selectors.inquiry import shown_look
from assessments.services.inquiry_outcome import propose_outcome
from assessments.services.second_look import (
    Asked,
    answer_look,
    ask_second_look,
    begin_look,
)
from people.models import Person, Unit, User
from tests.assessments.sittings import quiz_of
from tests.assessments.sittings import sit as sit_closed
from tests.factories import (
    NOON,
    CourseRunFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

WHY = "Bài thi xong trong 9 giây."


def inquiry_at(
    unit: Unit | None = None, person: Person | None = None, **fields: object
) -> Inquiry:
    """One passed attempt of a member with an account, waiting for somebody to look."""
    quiz, versions = quiz_of(3, **fields)
    run = CourseRunFactory(course=quiz.activity.section.course)
    unit = unit or UnitFactory()
    person = person or PersonFactory(unit=unit, user=UserFactory())
    attempt = sit_closed(quiz, run, {one: ["a"] for one in versions}, person=person)
    return waiting_for(attempt, unit)


def waiting_for(attempt: Attempt, unit: Unit, opened_at: datetime = NOON) -> Inquiry:
    return Inquiry.objects.create(
        attempt=attempt,
        unit=unit,
        grounds=[{"kind": "too_fast", "facts": {"seconds": 9, "questions": 3}}],
        opened_at=opened_at,
    )


def asked(inquiry: Inquiry, actor: User, way: Way = Way.TALK, days: int = 3) -> Inquiry:
    return ask_second_look(
        inquiry=inquiry,
        asked=Asked(way, WHY, NOON + timedelta(days=days)),
        actor=actor,
    )


def answered(inquiry: Inquiry, right: int) -> Inquiry:
    """The member gives so many right answers, the others wrong."""
    begin_look(inquiry=inquiry)
    told = {}
    for item in inquiry.items.order_by("position"):
        choice = "a" if item.position <= right else "b"
        told[item.position] = Told((item.tokens[item.options.index(choice)],))
    assert len(shown_look(inquiry)) == len(told)
    assert inquiry.attempt.person.user
    return answer_look(inquiry=inquiry, told=told, actor=inquiry.attempt.person.user)


def proposed(inquiry: Inquiry, actor: User, *, disallow: bool = True) -> Inquiry:
    return propose_outcome(
        inquiry=inquiry,
        is_disallowed=disallow,
        reason="Không trả lời được câu nào.",
        actor=actor,
    )
