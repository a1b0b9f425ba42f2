"""Understanding by point and unit, its way into a plan, and what members are told."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from assessments.models import CarriedPoint, ResultChange
from assessments.services.analysis import analyse
from assessments.services.correction import approve_correction, propose_correction
from people.kinds.role import Role
from people.models import Unit
from tests.assessments.factories import ApprovedFactory
from tests.assessments.sittings import closed_run, quiz_of, sit
from tests.factories import (
    NOON,
    CampaignFactory,
    CampaignVersionFactory,
    ContentVersionFactory,
    EnrolmentFactory,
    GrantFactory,
    PersonFactory,
    SectionFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    """Two points; three cells of 12, 4 and 11 people, the small one all wrong."""
    quiz, (first,) = quiz_of(1)
    second = ApprovedFactory(question__bank=quiz.bank)
    run = closed_run(quiz)
    root = UnitFactory(kind=Unit.Kind.PROVINCE)
    cells = [UnitFactory(parent=root) for _ in range(3)]
    for cell, people, right in zip(cells, (12, 4, 11), (9, 0, 11), strict=True):
        for number in range(people):
            answer = ["a"] if number < right else ["b"]
            sit(quiz, run, {first: answer, second: ["a"]}, unit=cell)
    return quiz, run, root, cells, (first.point, second.point)


def signed_in(client, unit, role=Role.COMMITTEE_OFFICER):
    user = UserFactory()
    PersonFactory(user=user)
    GrantFactory(user=user, role=role, unit=unit)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return user


def spot(analysis, unit):
    return reverse("assessments:understanding", args=[analysis.uid, unit.uid])


def test_a24_points_are_ranked_with_their_interval(client, round_):
    quiz, run, root, _cells, (first, second) = round_
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root)

    page = client.get(spot(analysis, root))

    rows = page.context["grid"].rows
    assert [row.point for row in rows] == [first, second]
    assert (rows[0].whole.takers, rows[0].whole.share) == (27, pytest.approx(20 / 27))
    assert rows[0].interval.low == pytest.approx(0.5532, abs=1e-3)
    assert not rows[0].is_weak


def test_a24_small_cells_are_merged_so_that_none_can_be_derived(client, round_):
    quiz, run, root, (large, small, medium), (first, _second) = round_
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root)

    grid = client.get(spot(analysis, root)).context["grid"]

    parted = next(row.parted for row in grid.rows if row.point == first)
    assert set(parted.shown) == {large.pk}
    assert parted.merged == {small.pk, medium.pk}  # 11 join the 4
    assert parted.rest.takers == 15
    assert client.get(spot(analysis, medium)).context["grid"].rows == []
    assert len(client.get(spot(analysis, large)).context["grid"].rows) == 2


def test_a24_who_is_at_home_nowhere_is_not_what_is_left_over(client, round_):
    quiz, run, root, _cells, (first, _second) = round_
    version = quiz.bank.questions.first().versions.first()
    sit(quiz, run, {version: ["a"]}, person=PersonFactory())
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root)

    grid = client.get(spot(analysis, root)).context["grid"]

    row = next(row for row in grid.rows if row.point == first)
    assert row.whole.takers == 28
    assert row.parted.rest.takers == 16


def test_a24_officer_of_a_cell_sees_their_own_cell_alone(client, round_):
    quiz, run, root, (large, small, _medium), _points = round_
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, large)

    start = reverse("assessments:understanding_start", args=[analysis.uid])

    assert client.get(start)["Location"] == spot(analysis, large)
    assert client.get(spot(analysis, large)).status_code == 200
    assert client.get(spot(analysis, small)).status_code == 404
    assert client.get(spot(analysis, root)).status_code == 404


def test_a24_nothing_is_shown_while_the_round_is_running(client):
    quiz, (version,) = quiz_of(1)
    root = UnitFactory()
    run = closed_run(quiz, closes_at=NOON + timedelta(days=1))
    for _ in range(12):
        sit(quiz, run, {version: ["a"]}, unit=root)
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root)

    assert client.get(spot(analysis, root)).status_code == 404
    assert not client.get(reverse("assessments:understanding_list")).context["page"]


@pytest.mark.parametrize("count", [1, 3])
def test_a24_list_and_page_have_one_query_count(
    client, count, django_assert_num_queries, django_assert_max_num_queries
):
    quiz, (version,) = quiz_of(1)
    root = UnitFactory(kind=Unit.Kind.PROVINCE)
    cells = [UnitFactory(parent=root) for _ in range(count)]
    for _ in range(count):
        run = closed_run(quiz)
        for cell in cells:
            for _person in range(10):
                sit(quiz, run, {version: ["a"]}, unit=cell)
        analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root)

    with django_assert_num_queries(6):
        client.get(reverse("assessments:understanding_list"))
    with django_assert_max_num_queries(22):
        client.get(spot(analysis, root))


def test_a24_table_holds_what_is_seen(client, round_):
    quiz, run, root, _cells, _points = round_
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root)

    answer = client.get(spot(analysis, root), {"format": "csv"})

    rows = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    )
    assert len(rows) == 1 + 2 * 3
    assert {int(row[4]) for row in rows[1:]} == {27, 12, 15}
    assert rows[1][5] == "74,07"


def test_a24_weak_point_leads_to_its_lesson(client, round_):
    quiz, run, root, _cells, (first, _second) = round_
    section = SectionFactory(course=run.course)
    ContentVersionFactory(
        activity__section=section, activity__title="Bài về luận điểm",
        points=[str(first.uid)],
    )  # fmt: skip
    analysis = analyse(quiz=quiz, run=run)
    user = signed_in(client, root)
    enrolment = EnrolmentFactory(run=run, person=user.person)

    page = client.get(spot(analysis, root)).content.decode()

    assert "Bài về luận điểm" in page
    assert f"/study/{enrolment.uid}/lessons/" in page


def carry(client, analysis, unit, point):
    address = reverse("assessments:carry", args=[analysis.uid, unit.uid, point.uid])
    return client.post(address)


def test_a24_weak_point_goes_into_the_next_plan(client, round_):
    quiz, run, root, _cells, (first, _second) = round_
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, root, Role.CAMPAIGN_OFFICER)
    carry(client, analysis, root, first)
    carry(client, analysis, root, first)
    draft = CampaignVersionFactory(
        campaign=CampaignFactory(owner=root), resolution=first.resolution
    )
    edit = reverse("courses:campaign_edit", args=[draft.campaign.uid])

    page = client.get(edit)
    (note,) = page.context["notes"]
    assert str(first) in page.content.decode()
    assert not note.is_taken
    client.post(note.take_url)

    carried = CarriedPoint.objects.get()
    assert (carried.taken_into, carried.takers) == (draft.campaign, 27)
    assert [one.is_taken for one in client.get(edit).context["notes"]] == [True]
    other = CampaignVersionFactory(campaign=CampaignFactory(owner=root))
    elsewhere = reverse("courses:campaign_edit", args=[other.campaign.uid])
    assert client.get(elsewhere).context["notes"] == []
    client.post(
        reverse("assessments:carried_take", args=[carried.uid, other.campaign.uid])
    )
    carried.refresh_from_db()
    assert carried.taken_into == draft.campaign


def test_a24_point_that_may_not_be_shown_is_not_carried(client, round_):
    quiz, run, _root, (_large, small, _medium), (first, _second) = round_
    analysis = analyse(quiz=quiz, run=run)
    signed_in(client, small)

    carry(client, analysis, small, first)

    assert not CarriedPoint.objects.exists()


@pytest.fixture
def changed(run_jobs):
    """A member whose result rose after a question was voided."""
    quiz, (first, second) = quiz_of(2, pass_scaled=Decimal("0.8"), review="keys")
    run = closed_run(quiz)
    attempt = sit(quiz, run, {first: ["b"], second: ["a"]}, has_account=True)
    correction = propose_correction(
        version=first, kind="void", reason="Khóa ghi nhầm.", actor=UserFactory()
    )
    approve_correction(correction=correction, actor=UserFactory())
    run_jobs()
    return attempt


def test_a26_member_is_told_and_reads_the_old_score(client, changed):
    client.force_login(changed.person.user, "django.contrib.auth.backends.ModelBackend")
    result = reverse("assessments:result", args=[changed.uid])

    home = client.get(reverse("home")).content.decode()
    page = client.get(result).content.decode()

    assert "Một kết quả kiểm tra đã được chấm lại" in home
    assert result in home
    assert "Điểm cũ: 1/2. Điểm mới: 2/2." in page
    assert "Khóa ghi nhầm." in page
    assert "Câu đã hủy: mọi người được trọn điểm" in page
    client.post(reverse("assessments:changes_seen", args=[changed.uid]))
    assert "đã được chấm lại" not in client.get(reverse("home")).content.decode()
    assert "Điểm cũ: 1/2." in client.get(result).content.decode()
    assert ResultChange.objects.get().seen_at is not None


def test_a26_new_key_is_what_the_review_shows(client, run_jobs):
    quiz, (version,) = quiz_of(1, review="keys")
    run = closed_run(quiz)
    attempt = sit(quiz, run, {version: ["b"]}, has_account=True)
    correction = propose_correction(
        version=version, kind="rekey", keys=["b"], reason="Nhầm", actor=UserFactory()
    )
    approve_correction(correction=correction, actor=UserFactory())
    run_jobs()
    client.force_login(attempt.person.user, "django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("assessments:result", args=[attempt.uid]))

    (item,) = page.context["items"]
    assert item.points == 1
    assert "95 %" in page.content.decode()
