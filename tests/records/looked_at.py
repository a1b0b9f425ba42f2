"""A campaign whose test is a real one, and a member in whose attempt a signal was found."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from assessments.models import Attempt, Inquiry, Quiz, ResponseEvent
from assessments.services.attempt import start_attempt
from assessments.services.inquiry_outcome import confirm_outcome
from assessments.services.marking import submit_attempt
from assessments.services.second_look import note_talk
from people.models import Person, Unit, User
from tests.assessments.factories import (
    ApprovedFactory,
    BlueprintLineFactory,
    QuestionBankFactory,
    QuizFactory,
)
from tests.assessments.inquiries import asked, proposed, waiting_for
from tests.factories import NOON, PointFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round


@dataclass
class Case:
    """``first`` proposes, ``second`` confirms."""

    this: Round
    cell: Unit
    person: Person
    quiz: Quiz
    attempt: Attempt
    inquiry: Inquiry
    first: User
    second: User

    def disallow(self) -> None:
        self.decide(disallow=True)

    def decide(self, *, disallow: bool) -> None:
        """Ask for a talk, note it, propose and confirm."""
        asked(self.inquiry, self.first, days=400)
        note_talk(
            inquiry=self.inquiry, on=NOON.date(), people="Bí thư", said="Không nhớ",
            actor=self.first,
        )  # fmt: skip
        proposed(self.inquiry, self.first, disallow=disallow)
        confirm_outcome(inquiry=self.inquiry, actor=self.second)

    def sit_again(self, right: int = 3) -> Attempt:
        return sit(self.this, self.person, self.quiz, right=right)


def make_quiz(this: Round, questions: int = 8) -> Quiz:
    """A test of three questions behind the round's activity, passed by half."""
    bank = QuestionBankFactory()
    point = PointFactory(resolution=bank.resolution)
    for _ in range(questions):
        ApprovedFactory(question__bank=bank, point=point)
    quiz = QuizFactory(
        activity=this.test, bank=bank, pass_scaled=Decimal("0.5"), attempts_allowed=3
    )
    BlueprintLineFactory(quiz=quiz, point=point, count=3)
    return quiz


def sit(this: Round, person: Person, quiz: Quiz, right: int = 3) -> Attempt:
    """Take the test with so many right answers."""
    attempt = start_attempt(
        quiz=quiz, enrolment=this.enrolments[person.pk], actor=person.user
    ).attempt
    for item in attempt.items.order_by("position"):
        choice = "a" if item.position <= right else "b"
        ResponseEvent.objects.create(
            uid=item.uid, attempt=attempt, item=item, seq=1,
            tokens=[item.tokens[item.options.index(choice)]], received_at=NOON,
        )  # fmt: skip
    submit_attempt(attempt=attempt, lease=attempt.lease, actor=person.user)
    attempt.refresh_from_db()
    return attempt


def make_case(province: Unit | None = None) -> Case:
    """A member who has studied and passed in no time."""
    this = make_round(province)
    cell = UnitFactory(parent=this.province)
    person = this.add(cell, user=UserFactory(), code="DV0")
    quiz = make_quiz(this)
    this.study(person)
    attempt = sit(this, person, quiz)
    inquiry = waiting_for(attempt, cell, NOON + timedelta(seconds=1))
    return Case(
        this, cell, person, quiz, attempt, inquiry, UserFactory(), UserFactory()
    )
