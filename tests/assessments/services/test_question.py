import pytest
from django.db import DatabaseError, IntegrityError, transaction

from assessments.kinds.content import Content, Option
from assessments.kinds.draft import Draft
from assessments.models import Question, QuestionVersion
from assessments.services.attempt import start_attempt
from assessments.services.question import (
    DraftFaulty,
    NotADraft,
    VersionOpen,
    create_bank,
    delete_draft,
    edit_question,
    start_new_version,
    write_question,
)
from assessments.services.question_review import (
    NoteMissing,
    NotInReview,
    NotInUse,
    OwnQuestion,
    PointMissing,
    approve_question,
    retire_question,
    return_to_author,
    submit_for_review,
)
from kernel.models import AuditEvent
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    QuestionVersionFactory,
    enrolled_in,
    ready_quiz,
)
from tests.factories import PointFactory, UserFactory

pytestmark = pytest.mark.django_db
State = QuestionVersion.State
DRAFT = Draft(
    "single", "Hỏi gì?", Content((Option("a", "Một", correct=True), Option("b", "Hai")))
)


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def test_a21_a_question_goes_from_draft_to_approval_by_another_person() -> None:
    bank = QuestionBankFactory()
    point = PointFactory(resolution=bank.resolution)
    author, approver = UserFactory(), UserFactory()

    version = write_question(bank=bank, draft=DRAFT, point=point, actor=author)
    submit_for_review(version=version, actor=author)
    approve_question(version=version, actor=approver)

    version.refresh_from_db()
    assert version.state == State.APPROVED
    assert version.approved_by == approver
    assert verbs() == ["question.written", "question.submitted", "question.approved"]


def test_a21_an_author_cannot_approve_own_question() -> None:
    version = QuestionVersionFactory(state=State.REVIEW)

    with pytest.raises(OwnQuestion):
        approve_question(version=version, actor=version.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApprovedFactory(author=version.author, approved_by=version.author)


def test_a21_nobody_who_has_edited_a_question_approves_it() -> None:
    bank = QuestionBankFactory()
    point = PointFactory(resolution=bank.resolution)
    first, second = UserFactory(), UserFactory()
    version = write_question(bank=bank, draft=DRAFT, point=point, actor=first)
    edit_question(version=version, draft=DRAFT, point=point, actor=second)
    submit_for_review(version=version, actor=second)

    with pytest.raises(OwnQuestion):
        approve_question(version=version, actor=first)


@pytest.mark.parametrize("field", ["stem", "content", "difficulty", "kind", "point"])
def test_a21_an_approved_question_cannot_be_changed_in_place(field: str) -> None:
    version = ApprovedFactory()
    other = QuestionVersionFactory(
        stem="Khác", content={}, difficulty=3, kind="multiple"
    )

    with pytest.raises(NotADraft):
        edit_question(version=version, draft=DRAFT, point=None, actor=version.author)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        QuestionVersion.objects.filter(pk=version.pk).update(
            **{field: getattr(other, field)}
        )
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        QuestionVersion.objects.filter(pk=version.pk).delete()


def test_a21_papers_keep_the_version_that_they_drew() -> None:
    quiz = ready_quiz(questions=1)
    attempt = start_attempt(quiz=quiz, enrolment=enrolled_in(quiz), actor=None).attempt
    old = attempt.items.get().version
    new = start_new_version(version=old, actor=UserFactory())
    submit_for_review(version=new, actor=new.author)

    approve_question(version=new, actor=UserFactory())

    old.refresh_from_db()
    second = start_attempt(quiz=quiz, enrolment=enrolled_in(quiz), actor=None).attempt
    assert old.state == State.RETIRED
    assert attempt.items.get().version == old
    assert second.items.get().version == new


def test_a22_a_question_without_a_point_does_not_leave_draft() -> None:
    version = QuestionVersionFactory(point=None)

    with pytest.raises(PointMissing):
        submit_for_review(version=version, actor=version.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionVersion.objects.filter(pk=version.pk).update(state=State.REVIEW)


def test_a22_the_point_is_of_the_banks_document() -> None:
    with pytest.raises(DraftFaulty):
        write_question(
            bank=QuestionBankFactory(),
            draft=DRAFT,
            point=PointFactory(),
            actor=UserFactory(),
        )


def test_return_to_author_asks_for_the_reason() -> None:
    version = QuestionVersionFactory(state=State.REVIEW)

    with pytest.raises(NoteMissing):
        return_to_author(version=version, note=" ", actor=UserFactory())
    returned = return_to_author(version=version, note="Câu mơ hồ", actor=UserFactory())

    assert (returned.state, returned.note) == (State.DRAFT, "Câu mơ hồ")


def test_decisions_are_taken_once() -> None:
    version = QuestionVersionFactory(state=State.REVIEW)
    approver = UserFactory()
    approve_question(version=version, actor=approver)

    with pytest.raises(NotInReview):
        approve_question(version=version, actor=approver)
    with pytest.raises(NotInReview):
        return_to_author(version=version, note="x", actor=approver)
    retire_question(version=version, actor=approver)
    with pytest.raises(NotInUse):
        retire_question(version=version, actor=approver)


def test_start_new_version_is_refused_while_one_is_open() -> None:
    version = ApprovedFactory()
    start_new_version(version=version, actor=version.author)

    with pytest.raises(VersionOpen):
        start_new_version(version=version, actor=version.author)


def test_delete_draft_takes_the_empty_question_along() -> None:
    version = QuestionVersionFactory()

    delete_draft(version=version, actor=version.author)

    assert not Question.objects.exists()


def test_write_question_names_every_fault() -> None:
    bad = Draft("single", " ", Content((Option("a", "Một"), Option("b", ""))))

    with pytest.raises(DraftFaulty) as caught:
        write_question(
            bank=QuestionBankFactory(), draft=bad, point=None, actor=UserFactory()
        )

    assert len(caught.value.problems) == 3
    assert not Question.objects.exists()


def test_create_bank_twice_is_one_bank() -> None:
    resolution = PointFactory().resolution

    banks = {
        create_bank(
            title="Ngân hàng",
            owner=resolution.owner,
            resolution=resolution,
            actor=None,
        ).pk
        for _ in range(2)
    }

    assert len(banks) == 1
    assert verbs() == ["bank.created"]
