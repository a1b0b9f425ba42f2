"""The campaigns of the made-up province: believable, sound, one wrong key to be found."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F, Sum
from django.utils import timezone

from assessments.kinds.draw import draw_paper
from assessments.models import Attempt, AttemptItem, ItemFlag, RunAnalysis, Signal
from assessments.selectors.inquiry import inquiries_for
from assessments.selectors.inquiry import waiting_for as inquiries_waiting_for
from assessments.selectors.pool import lines_of, pool_of
from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.campaign import campaigns_for
from kernel.models import Job
from kernel.tasks import run_job
from live.models import LiveSession
from live.permissions import DECIDE_ABSENCE, KEEP_HALL
from live.selectors.absence import decidable
from live.selectors.session import expected_in, halls_for, own_sessions
from lms.demo.fraud import PEOPLE
from lms.demo.rounds import SLIP
from people.models import Notice, Unit, User
from people.services.sign_in_code import check_code
from records.kinds.step_notice import WAVE_REVIEW_SIGNED
from records.models import (
    Attestation,
    AttestationStep,
    Certificate,
    CompletionRecord,
    LedgerEntry,
    Tally,
)
from records.permissions import VIEW_BOARD
from records.selectors.attestation_waiting import due_to_confirm, waiting_attestations
from records.selectors.scene import scene_for
from records.selectors.wave import figures_below
from records.selectors.wave_review import reviewed_waves
from records.services.ledger_check import verify
from records.services.tally import recount
from tests.province import small_province

pytestmark = pytest.mark.usefixtures("made", "db")


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """The province, once for this module; yields the folder of its demo people."""
    folder = tmp_path_factory.mktemp("province")
    with small_province(django_db_blocker, folder):
        yield folder


def test_d17_campaigns_have_believable_records() -> None:
    past, in_waves, under_way = Campaign.objects.order_by("published__opens_at")
    assert past.state == Campaign.State.CLOSED
    assert in_waves.state == under_way.state == Campaign.State.PUBLISHED
    sums = {
        one["campaign"]: one
        for one in Tally.objects.values("campaign").annotate(
            counted=Sum("counted"), took_part=Sum("participated")
        )
    }
    over = sums[past.pk]
    assert over["counted"] * 0.95 < over["took_part"] < over["counted"]
    middle = sums[under_way.pk]
    assert 0 < middle["took_part"] < middle["counted"] * 0.9


def test_d17_a04_pilot_is_reviewed_the_second_wave_open_and_the_third_waits() -> None:
    writer, signer = (
        User.objects.get(username=name) for name in ("tuyengiao", "tuyengiao2")
    )
    campaign = campaigns_for(writer, RUN_CAMPAIGN).get(waves__number=1)
    today = timezone.localdate()

    pilot, second, third = reviewed_waves(campaign, today)
    province = Unit.objects.get(pk=campaign.owner_id)
    scene = scene_for(
        writer, VIEW_BOARD, campaign_uid=campaign.uid, unit_uid=province.uid
    )
    assert scene is not None
    first, middle, last = figures_below(scene)

    assert pilot.review is not None
    assert (pilot.review.written_by, pilot.review.signed_by) == (writer, signer)
    assert pilot.figures is not None
    assert pilot.figures.counts.participated == first.counts.participated
    assert [one.row.state for one in (second, third)] == ["open", "not_open"]
    assert (second.review, len(third.lacking)) == (None, 1)
    assert first.counts.participated > first.counts.counted * 0.95
    assert first.half_days is not None
    assert 0 < middle.counts.participated < middle.counts.counted
    assert (last.counts.counted, last.counts.participated) == (0, 0)
    assert last.counts.registered == last.counts.not_open > 0
    told = Notice.objects.filter(user=writer, kind=WAVE_REVIEW_SIGNED)
    assert told.count() == 1


def test_d17_tallies_agree_with_the_raw_rows() -> None:
    before = list(Tally.objects.order_by("pk").values())
    for campaign in Campaign.objects.all():
        recount(campaign=campaign)

    assert list(Tally.objects.order_by("pk").values()) == before


def test_d17_rows_that_were_copied_point_at_rows_that_exist() -> None:
    assert _orphans() == []


def test_d17_demo_people_can_sign_in(made: Path) -> None:
    people = json.loads((made / "demo_people.json").read_text())
    assert len(people) == 14
    for one in people:
        if one["key"] == "newcomer":
            code = check_code(typed=one["password"], network="127.0.0.1")
            assert code.person.code == one["username"]
        else:
            user = User.objects.get(username=one["username"])
            assert user.check_password(one["password"]), one


def test_d17_a23_finished_campaign_has_papers_and_a_key_in_doubt() -> None:
    analysis = RunAnalysis.objects.get()
    quiz = analysis.quiz
    attempts = Attempt.objects.filter(quiz=quiz, enrolment__run=analysis.run)
    attempts = attempts.order_by("pk")
    lines = lines_of(quiz)
    pool = pool_of(quiz.bank_id, lines)

    for attempt in attempts[:5]:
        drawn = draw_paper(lines, pool, attempt.seed, shuffle=quiz.shuffle)
        stored = AttemptItem.objects.filter(attempt=attempt).order_by("position")
        assert [(one.version_id, one.options, one.tokens) for one in stored] == [
            (one.candidate.id, list(one.options), list(one.tokens)) for one in drawn
        ]
    marked = attempts.annotate(sum=Sum("items__points"))
    assert not marked.exclude(points=F("sum")).exists()
    assert analysis.is_settled
    assert analysis.takers == attempts.count() > 1000
    flagged = ItemFlag.objects.values_list("version__stem", flat=True)
    assert list(flagged) == [SLIP.stem]
    assert analysis.alpha is not None
    records = CompletionRecord.objects.filter(completed_at__isnull=False)
    told = dict(attempts.values_list("person", "scaled"))
    for record in records.filter(version__run=analysis.run)[:200]:
        assert record.scaled == told[record.person_id]


def test_d17_a10_commune_is_invited_to_a_live_session() -> None:
    session = LiveSession.objects.get()
    hall = session.halls.get()

    member = User.objects.get(username="dangvien")
    assert own_sessions(member).get() == session
    assert hall.seats.count() > 5
    assert expected_in(session).count() > hall.seats.count()
    clerk = User.objects.get(username="bithu")
    assert halls_for(clerk, KEEP_HALL).get() == hall
    absence = decidable(clerk, DECIDE_ABSENCE).get()
    assert (absence.session, absence.state) == (session, "pending")


def _orphans() -> list[str]:
    """Foreign keys that lead nowhere, of every table."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT con.conrelid::regclass, own.attname,
                   con.confrelid::regclass, other.attname
            FROM pg_constraint con
            JOIN pg_attribute own
              ON own.attrelid = con.conrelid AND own.attnum = con.conkey[1]
            JOIN pg_attribute other
              ON other.attrelid = con.confrelid AND other.attnum = con.confkey[1]
            WHERE con.contype = 'f'
            """
        )
        for table, column, target, key in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*) FROM {table} a WHERE a.{column} IS NOT NULL"  # noqa: S608
                f" AND NOT EXISTS (SELECT FROM {target} b WHERE b.{key} = a.{column})"
            )
            (count,) = cursor.fetchone()
            if count:
                found.append(f"{table}.{column}: {count}")
    return found


def test_a50_member_of_the_demo_has_a_certificate(made: Path) -> None:
    tickets = json.loads((made / "demo_people.json").read_text())
    username = next(one["username"] for one in tickets if one["key"] == "member")

    own = Certificate.objects.filter(person__user__username=username)

    assert [one.state for one in own] == ["issued"]
    assert Certificate.objects.filter(
        state="replaced", superseded_by__cause="lost"
    ).exists()


def test_a32_records_that_were_copied_are_entered_by_a_job() -> None:
    job = Job.objects.get(task="records.tasks.adopt_loaded_records")

    run_job(job.pk)

    report = verify()
    assert report.findings == []
    steps = AttestationStep.objects.count()
    others = steps + LedgerEntry.objects.filter(kind="certified").count()
    assert report.unsealed == report.compared["record"] + others > others > steps > 0


def test_d17_a36_everybody_of_the_chain_has_something_to_do() -> None:
    secretary, officer, board = (
        User.objects.get(username=name) for name in ("bithu", "canboxa", "tochuc")
    )

    (due,) = due_to_confirm(secretary)

    assert due.returned_because
    assert waiting_attestations(officer).count() >= 2
    assert waiting_attestations(board).count() == 1
    states = set(Attestation.objects.values_list("state", flat=True))
    assert states == {"confirmed", "accepted", "returned"}


def test_d17_some_have_cheated_and_wait_to_be_looked_at() -> None:
    inspector = User.objects.get(username="kiemtra")

    waiting = inquiries_for(inspector)

    kinds = {ground["kind"] for one in waiting for ground in one.grounds}
    assert waiting.count() == PEOPLE
    assert kinds >= {"too_fast", "one_device"}
    assert inquiries_waiting_for(inspector, timezone.now()).count() == PEOPLE
    assert Signal.objects.filter(kind="too_fast").count() == PEOPLE
    assert waiting.filter(state="proposed").count() == 1
