"""What the board tells of waves, and the waves side by side."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from courses.models import Campaign, RosterEntry, Wave
from courses.services.roster import sync_roster
from courses.services.wave import release_wave
from people.kinds.role import Role
from people.models import User
from records.services.wave_review import sign_review, write_review
from tests.factories import NOON, UserFactory
from tests.records.factories import Round
from tests.records.waved import (
    board_url,
    officer_of,
    people_of,
    signed_in,
    study,
    wave_url,
    waved,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return waved()


def open_second(this: Round, signer: User) -> None:
    first, second = this.campaign.waves.order_by("number")
    review = write_review(wave=first, text="Mở sớm hơn", actor=UserFactory())
    sign_review(review=review, actor=signer, read_at=review.written_at)
    release_wave(wave=second, opens_on=timezone.localdate(), actor=signer)
    sync_roster(campaign=this.campaign, actor=None)


def files_rows(client: Client, url: str) -> list[list[str]]:
    asked = f"{url}{'&' if '?' in url else '?'}format=csv"
    text = client.get(asked).getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a04_board_counts_a_waiting_wave_apart(this):
    rows = RosterEntry.objects.filter(ended_at=None)
    study(this, people_of("Chi bộ thí điểm")[0])
    client = signed_in(officer_of(this.province))

    page = client.get(board_url(this))
    table = client.get(board_url(this) + "?view=table").content.decode()
    text = client.get(board_url(this) + "?format=csv").getvalue().decode("utf-8-sig")

    counts = page.context["counts"]
    assert rows.filter(exclusion="not_open").count() == counts.not_open == 3
    assert (counts.registered, counts.counted, counts.participated) == (6, 3, 1)
    assert "Giai đoạn chưa mở" in page.content.decode()
    assert "giai đoạn chưa mở 3" in table
    head, *lines = csv.reader(io.StringIO(text))
    by_name = {line[1]: dict(zip(head, line, strict=True)) for line in lines}
    assert by_name["Chi bộ còn lại"]["Giai đoạn chưa mở"] == "3"
    assert by_name["Chi bộ còn lại"]["Còn thiếu"] == "0"
    missing = client.get(board_url(this, "missing") + "?format=csv").getvalue()
    assert missing.decode().count("Chi bộ thí điểm") == 2
    assert "Chi bộ còn lại" not in missing.decode()


def test_a04_comparison_equals_the_raw_counts(this):
    pilot = people_of("Chi bộ thí điểm")
    for person in pilot[:2]:
        study(this, person)
    this.sit_test(pilot[0])
    client = signed_in(officer_of(this.province, Role.INSPECTOR))

    page = client.get(board_url(this, "board_waves"))
    book = client.get(board_url(this, "board_waves") + "?format=xlsx")

    first, second = page.context["figures"]
    raw = RosterEntry.objects.filter(ended_at=None, unit__name="Chi bộ thí điểm")
    done = raw.filter(person__records__campaign=this.campaign)
    assert first.counts.registered == raw.count()
    assert (
        first.counts.participated
        == done.filter(person__records__participated_at__isnull=False).count()
        == 2
    )
    assert (first.counts.completed, first.counts.passed) == (1, 1)
    assert (first.half_days, first.most_days, first.mean) == (None, None, None)
    assert (second.counts.registered, second.counts.counted) == (3, 0)
    assert (second.is_open, second.counts.not_open) == (False, 3)
    assert "%</strong>" not in page.content.decode()  # three people have no rate
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[:8] for row in rows[1:]] == [
        (1, "25/05/2026", "Đang mở", 3, 0, 0, 3, 2),
        (2, "06/06/2026", "Chưa mở", 3, 3, 3, 0, 0),
    ]
    assert rows[1][8] in {None, ""}


def test_a04_comparison_as_of_a_day_stays_as_it_was(this, noon):
    study(this, people_of("Chi bộ thí điểm")[0])
    officer = officer_of(this.province)
    client, url = signed_in(officer), board_url(this, "board_waves")
    then, rows = client.get(url).context["figures"], files_rows(client, url)
    noon.shift(timedelta(days=2))
    study(this, people_of("Chi bộ thí điểm")[1])
    open_second(this, officer)

    past = f"{url}?at=2026-06-01"
    pages = [client.get(one) for one in (url, past, f"{past}&tree=now")]

    now, *asked = (page.context["figures"] for page in pages)
    then[1] = replace(then[1], opens_on=now[1].opens_on)  # chosen since, not shown
    assert asked == [then, then]
    assert (now[0].counts.participated, now[1].is_open) == (2, True)
    assert (now[1].counts.counted, then[1].counts.counted) == (3, 0)
    assert [page.context["as_of"] is None for page in pages] == [True, False, False]
    rows[2][1] = ""  # a wave that was not open: its day may be chosen anew
    assert files_rows(client, past) == rows
    board = client.get(board_url(this) + "?at=2026-06-01&view=table")
    assert board.context["waves"] == past
    assert pages[1].context["crumbs"][-1][1] == board_url(this) + "?at=2026-06-01"


@pytest.mark.parametrize(
    ("day", "words"),
    [("2027-01-01", "đã qua"), ("hôm qua", "31/12/2026")],
)
def test_a04_comparison_refuses_a_day_that_has_no_figures(this, day, words):
    client = signed_in(officer_of(this.province))

    page = client.get(board_url(this, "board_waves"), {"at": day})

    assert words in page.content.decode()
    assert page.context["as_of"] is None


def test_a04_pages_take_the_same_queries_with_two_and_four_waves(this):
    client = signed_in(officer_of(this.province))
    urls = [wave_url(this, "waves"), board_url(this, "board_waves")]
    for url in urls:  # whatever is kept from the first look
        client.get(url)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            answers = [client.get(url).status_code for url in urls]
        assert answers == [200, 200]
        return len(captured)

    few = queries()
    Wave.objects.filter(number=2).update(units=[str(this.province.uid)])
    for number in (3, 4):
        Wave.objects.create(
            campaign=this.campaign,
            number=number,
            opens_on=(NOON + timedelta(days=4 + number)).date(),
        )

    assert queries() == few


def test_a04_campaign_without_waves_says_so(this):
    Campaign.objects.get().waves.all().delete()
    client = signed_in(officer_of(this.province))

    for url in (wave_url(this, "waves"), board_url(this, "board_waves")):
        assert "không chia giai đoạn" in client.get(url).content.decode()
