from decimal import Decimal

import pytest

from assessments.kinds.short_answer import AcceptedText, ShortAnswer
from assessments.models import ItemFlag, KeyCorrection
from assessments.services.analysis import analyse
from assessments.services.correction import (
    AlreadyDecided,
    AlreadyProposed,
    KeyElsewhere,
    KeyFaulty,
    KeySame,
    NotInForce,
    OwnProposal,
    ReasonMissing,
    approve_correction,
    keep_key,
    propose_correction,
    refuse_correction,
)
from kernel.models import AuditEvent
from tests.assessments.factories import ApprovedFactory, QuestionVersionFactory
from tests.assessments.sittings import closed_run, quiz_of, sit
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
VOID, REKEY = KeyCorrection.Kind.VOID, KeyCorrection.Kind.REKEY
WHY = "Đáp án ghi nhầm so với văn bản."


@pytest.fixture
def people():
    return UserFactory(), UserFactory()


def test_a26_correction_takes_two_persons(people):
    _quiz, (version,) = quiz_of(1)
    correction = propose_correction(
        version=version, kind=VOID, reason=WHY, actor=people[0]
    )

    with pytest.raises(OwnProposal):
        approve_correction(correction=correction, actor=people[0])

    correction.refresh_from_db()
    assert correction.state == KeyCorrection.State.PROPOSED
    approve_correction(correction=correction, actor=people[1])
    with pytest.raises(AlreadyDecided):
        approve_correction(correction=correction, actor=people[1])
    verbs = AuditEvent.objects.filter(verb__startswith="correction.").order_by("pk")
    assert [one.verb for one in verbs] == ["correction.proposed", "correction.approved"]


def test_a26_database_itself_asks_for_two_persons(people):
    _quiz, (version,) = quiz_of(1)
    correction = propose_correction(
        version=version, kind=VOID, reason=WHY, actor=people[0]
    )

    with pytest.raises(Exception, match="correction_takes_two_persons"):
        KeyCorrection.objects.filter(pk=correction.pk).update(
            state="approved", decided_by=people[0], decided_at=correction.proposed_at
        )


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"kind": REKEY, "keys": ["a"]}, KeySame),
        ({"kind": REKEY, "keys": []}, KeyFaulty),
        ({"kind": REKEY, "keys": ["a", "b"]}, KeyFaulty),
        ({"kind": REKEY, "keys": ["nowhere"]}, KeyFaulty),
    ],
)
def test_a26_proposal_is_refused(people, change, refusal):
    _quiz, (version,) = quiz_of(1)
    asked = {"version": version, "kind": VOID, "reason": WHY, "actor": people[0]}

    with pytest.raises(refusal):
        propose_correction(**(asked | change))

    assert not KeyCorrection.objects.exists()


def test_a26_draft_is_edited_and_not_corrected(people):
    with pytest.raises(NotInForce):
        propose_correction(
            version=QuestionVersionFactory(), kind=VOID, reason=WHY, actor=people[0]
        )


def test_a26_one_proposal_waits_at_a_time(people):
    _quiz, (version,) = quiz_of(1)
    asked = {"version": version, "kind": VOID, "reason": WHY, "actor": people[0]}
    first = propose_correction(**asked)

    with pytest.raises(AlreadyProposed):
        propose_correction(**asked)

    refuse_correction(correction=first, reason="Đáp án đúng.", actor=people[1])
    assert propose_correction(**asked).pk != first.pk


def test_a26_refused_correction_changes_nothing(people, queued):
    quiz, (version,) = quiz_of(1)
    run = closed_run(quiz)
    attempt = sit(quiz, run, {version: ["b"]})
    correction = propose_correction(
        version=version, kind=VOID, reason=WHY, actor=people[0]
    )

    refuse_correction(correction=correction, reason="Đáp án đúng.", actor=people[1])

    attempt.refresh_from_db()
    assert (attempt.points, queued()) == (Decimal(0), [])


def test_a26_flag_is_decided_by_a_proposal_or_by_keeping_the_key(people):
    quiz, (first, second) = quiz_of(2)
    run = closed_run(quiz)
    sit(quiz, run, {first: ["b"], second: ["a"]})
    analysis = analyse(quiz=quiz, run=run)
    flags = [
        ItemFlag.objects.create(
            analysis=analysis, version=one, signals=[], found_at=analysis.computed_at
        )
        for one in (first, second)
    ]

    propose_correction(version=first, kind=VOID, reason=WHY, actor=people[0])
    with pytest.raises(ReasonMissing):
        keep_key(flag=flags[1], reason=" ", actor=people[0])
    assert keep_key(flag=flags[1], reason="Đã đối chiếu văn bản.", actor=people[0])
    assert not keep_key(flag=flags[1], reason="Lần nữa.", actor=people[0])

    states = [one.state for one in ItemFlag.objects.order_by("pk")]
    assert states == [ItemFlag.State.CORRECTED, ItemFlag.State.KEPT]
    analyse(quiz=quiz, run=run)
    assert ItemFlag.objects.count() == 2


def test_a26_question_without_options_can_be_voided_only(people):
    content = ShortAnswer((AcceptedText("98"),)).as_json()
    version = ApprovedFactory(kind="short_answer", content=content)
    asked = {"version": version, "reason": WHY, "actor": people[0]}

    with pytest.raises(KeyElsewhere):
        propose_correction(kind=REKEY, keys=["a"], **asked)

    assert propose_correction(kind=VOID, **asked).content is None
