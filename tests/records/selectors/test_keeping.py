"""What is recorded of people who left longer ago than it is kept: a list, and no more."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from assessments.models import ResultChange
from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Notice, Person, PrivacyRequest
from records.kinds.erasure import Told
from records.kinds.keeping import BadTerms, terms_of
from records.models import CompletionRecord, LedgerOpening
from records.permissions import ERASE_FROM_LEDGER
from records.selectors.keeping import (
    count_all_past_keeping,
    count_past_keeping,
    past_keeping,
)
from records.services.ledger_check import verify
from records.tasks import ask_for_past_keeping
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.records.certified import certify, make_register, passed
from tests.records.erasing import make_asked
from tests.records.factories import CompletionRecordFactory, make_round

pytestmark = pytest.mark.django_db
LEFT = date(2028, 3, 1)
PAST = datetime(2038, 3, 1, 12, tzinfo=NOON.tzinfo)  # ten years later, to the day


def _leave(person: Person, on: date = LEFT) -> None:
    home = person.homes.get()
    home.period = DateRange(home.period.lower, on)
    home.save()


def _listed(user: Any) -> list[tuple[str, date, int, int]]:
    found = past_keeping(user, ERASE_FROM_LEDGER, start=0, limit=50)
    return [(one.code, one.past_since, one.records, one.certificates) for one in found]


def test_d05_record_is_past_its_years_after_its_person_has_left(noon: Any) -> None:
    province = UnitFactory(kind="province")
    officer = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=province).user
    gone, stays = (
        CompletionRecordFactory(unit=UnitFactory(parent=province)).person for _ in "ab"
    )
    _leave(gone)
    noon.move_to(PAST - timedelta(days=1))
    before = _listed(officer)
    noon.move_to(PAST)

    assert before == []
    assert _listed(officer) == [(gone.code, date(2038, 3, 1), 1, 0)]
    assert count_past_keeping(officer, ERASE_FROM_LEDGER) == 1
    assert CompletionRecord.objects.filter(person__in=[gone, stays]).count() == 2


def test_d05_years_run_from_the_end_of_the_campaign_where_that_is_later(
    noon: Any,
) -> None:
    record = CompletionRecordFactory()
    _leave(record.person, date(2026, 5, 1))  # the campaign ends on 8 June 2026

    counts = []
    for day in (datetime(2036, 6, 7, 12), datetime(2036, 6, 8, 12)):  # noqa: DTZ001
        noon.move_to(day.replace(tzinfo=NOON.tzinfo))
        counts.append(count_all_past_keeping())

    assert counts == [0, 1]


@pytest.mark.parametrize(("months", "later"), [(12, (1, 1)), (None, (1, 0))])
def test_d05_certificate_that_holds_is_never_past_its_years(
    noon: Any, months: int | None, later: tuple[int, int]
) -> None:
    this = make_round()
    (person,) = passed(this)
    certify(this, make_register(this.province, months=months))
    _leave(person, date(2026, 7, 1))
    officer = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=this.province).user
    found = []
    for year in (2040, 2100):  # that of a year: twenty years after its last day
        noon.move_to(datetime(year, 1, 1, tzinfo=NOON.tzinfo))
        found += [one[2:] for one in _listed(officer)]

    assert found == [(1, 0), later]


def test_d05_list_is_of_ones_own_units_and_of_dissolved_ones_too(noon: Any) -> None:
    province = UnitFactory(kind="province")
    cell = UnitFactory(parent=province)
    person = CompletionRecordFactory(unit=cell).person
    _leave(person)
    for place in cell.paths.all():
        place.period = DateRange(place.period.lower, date(2030, 1, 1))
        place.save()
    users = [
        GrantFactory(role=Role.ORGANISATION_OFFICER, unit=unit).user
        for unit in (province, UnitFactory(kind="province"))
    ]
    noon.move_to(PAST)

    assert [len(_listed(user)) for user in users] == [1, 0]


def test_d05_ledger_forgets_who_left_long_ago_by_two_persons(
    noon: Any, client: Client
) -> None:
    asked = make_asked(NOON)
    PrivacyRequest.objects.all().delete()
    _leave(asked.person)
    noon.move_to(PAST)
    client.force_login(asked.first)
    page = client.get(reverse("records:past_keeping")).content.decode()
    address = reverse("records:past_keeping_ask", args=[asked.person.uid])
    pages = [client.post(address).headers["Location"] for _ in range(2)]
    client.post(f"{pages[0]}propose/", {"reason": "Quá thời hạn lưu giữ"})
    told = Notice.objects.get(kind="records.erasure_proposed")
    client.force_login(asked.second)
    client.post(f"{pages[0]}confirm/", {"words": "Đã xóa."})
    later = client.get(reverse("records:past_keeping")).content.decode()

    assert (pages[0] == pages[1], told.user) == (True, asked.second)
    assert ("Xóa 2 phần mở" in page, "Xóa 2 phần mở" in later) == (True, False)
    assert asked.person.code in later
    assert not LedgerOpening.objects.exists()
    assert verify().findings == []
    nobody = reverse("records:past_keeping_ask", args=[uuid4()])
    assert client.post(nobody).status_code == 404
    assert AuditEvent.objects.get(verb="privacy.asked", actor_uid=asked.first.uid)


def test_d05_night_run_counts_and_removes_nothing(noon: Any, run_jobs: Any) -> None:
    _leave(CompletionRecordFactory().person)
    noon.move_to(PAST)
    before = (CompletionRecord.objects.count(), LedgerOpening.objects.count())
    ask_for_past_keeping()
    ask_for_past_keeping()
    (job,) = run_jobs()

    assert "1 người" in job.result["told"]
    assert (CompletionRecord.objects.count(), LedgerOpening.objects.count()) == before
    assert not ResultChange.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_d05_desk_sees_the_list_in_one_number_of_queries(
    noon: Any, client: Client, django_assert_max_num_queries: Any, count: int
) -> None:
    province = UnitFactory(kind="province")
    user = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=province).user
    for _ in range(count):
        _leave(CompletionRecordFactory(unit=UnitFactory(parent=province)).person)
    noon.move_to(PAST)
    client.force_login(user)
    desk = client.get(reverse("people:privacy_list")).content.decode()
    with django_assert_max_num_queries(PAGE_QUERIES):
        page = client.get(reverse("records:past_keeping")).content.decode()

    assert reverse("records:past_keeping") in desk
    assert page.count("01/03/2038") == count
    assert "Không có gì tự xóa" in page
    assert "20 năm" in page


PAGE_QUERIES = 12


def test_d05_terms_name_each_kind_once() -> None:
    terms = terms_of(["record=10", "certificate = 20", "contest=1", "result=0"])

    assert terms == dict(zip(Told, (10, 20, 1, 0), strict=True))
    for words in (
        [], ["record=10"], ["record=ten"], ["record=-1"], ["record=101"], ["other=1"],
        ["record=1", "record=2"],
    ):  # fmt: skip
        with pytest.raises(BadTerms):
            terms_of(words)


@pytest.mark.parametrize(
    ("years", "found"),
    [
        (["record=10"], ["records.E002"]),
        (["record=4", "certificate=9", "contest=9", "result=9"], ["records.E003"]),
        (["record=5", "certificate=9", "contest=9", "result=9"], []),
    ],
)
def test_d05_terms_that_cannot_be_are_told_at_the_start(
    settings: Any, years: list[str], found: list[str]
) -> None:
    settings.RECORD_KEEP_YEARS = years

    errors = [one.id for one in run_checks() if str(one.id).startswith("records.E00")]
    assert errors == found
