import pytest

from assessments.models import QuestionVersion
from assessments.services.question_bulk import Change, change_many
from kernel.models import AuditEvent
from tests.assessments.factories import (
    ApprovedFactory,
    QuestionBankFactory,
    QuestionVersionFactory,
)
from tests.factories import PointFactory, UserFactory

pytestmark = pytest.mark.django_db
State = QuestionVersion.State


def test_a21_many_drafts_get_a_point_and_the_approved_one_stays() -> None:
    bank = QuestionBankFactory()
    point = PointFactory(resolution=bank.resolution)
    drafts = [QuestionVersionFactory(question__bank=bank) for _ in range(2)]
    approved = ApprovedFactory(question__bank=bank)
    actor = UserFactory()

    outcome = change_many(
        versions=[*drafts, approved], change=Change("point", point), actor=actor
    )

    stored = QuestionVersion.objects.filter(point=point)
    assert {one.pk for one in stored} == {one.pk for one in drafts}
    assert [one.version for one in outcome.refused] == [approved]
    assert "phiên bản mới" in outcome.refused[0].reason
    assert set(stored.values_list("author", flat=True)) == {actor.pk}
    assert AuditEvent.objects.filter(verb="question.edited").count() == 2


def test_change_many_as_a_dry_run_writes_nothing() -> None:
    drafts = [QuestionVersionFactory(), QuestionVersionFactory(point=None)]

    outcome = change_many(
        versions=drafts, change=Change("submit"), actor=UserFactory(), dry_run=True
    )

    assert (len(outcome.changed), len(outcome.refused)) == (1, 1)
    assert not QuestionVersion.objects.filter(state=State.REVIEW).exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        (Change("difficulty", difficulty=3), 1),
        (Change("submit"), 1),
        (Change("retire"), 1),
    ],
)
def test_change_many_twice_does_it_once(change: Change, changed: int) -> None:
    versions = [QuestionVersionFactory(), ApprovedFactory()]
    actor = UserFactory()

    first = change_many(versions=versions, change=change, actor=actor)
    again = change_many(versions=versions, change=change, actor=actor)

    assert len(first.changed) == changed
    assert len(again.changed) == (1 if change.do == "difficulty" else 0)


def test_a_point_of_another_document_is_refused() -> None:
    outcome = change_many(
        versions=[QuestionVersionFactory()],
        change=Change("point", PointFactory()),
        actor=UserFactory(),
    )

    assert (len(outcome.changed), len(outcome.refused)) == (0, 1)
