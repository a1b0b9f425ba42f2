"""Two waves from the hidden one to the comparison, as people see it."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from courses.models import Campaign, Enrolment, RosterEntry, Wave
from courses.services.roster import sync_roster
from people.kinds.role import Role
from people.models import Person, Unit, User
from records.models import WaveReview
from records.services.wave_review import write_review
from tests.courses.waves import divided
from tests.factories import NOON, GrantFactory, PersonFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    """Two cells of three members each; the first is the pilot, the second waits."""
    made = make_round()
    for name in ("Chi bộ thí điểm", "Chi bộ còn lại"):
        cell = UnitFactory(parent=made.province, name=name)
        for _ in range(3):
            PersonFactory(unit=cell, user=UserFactory())
    divided(made.version, Unit.objects.get(name="Chi bộ thí điểm"))
    sync_roster(campaign=made.campaign, actor=None)
    return made


def officer_of(unit: Unit, role: Role = Role.CAMPAIGN_OFFICER) -> User:
    return GrantFactory(unit=unit, role=role).user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def people_of(name: str) -> list[Person]:
    return list(Person.objects.filter(homes__unit__name=name).order_by("pk"))


def wave_url(this: Round, name: str, *more: object) -> str:
    return reverse(f"records:{name}", args=[this.campaign.uid, *more])


def board_url(this: Round, name: str = "board", unit: Unit | None = None) -> str:
    unit = unit or this.province
    return reverse(f"records:{name}", args=[this.campaign.uid, unit.uid])


def study(this: Round, person: Person) -> None:
    this.enrolments[person.pk] = Enrolment.objects.get(person=person)
    this.study(person)


def sees(this: Round, person: Person) -> bool:
    assert person.user is not None
    client = signed_in(person.user)
    pages = [client.get(reverse(one)) for one in ("home", "courses:study")]
    assert [one.status_code for one in pages] == [200, 200]
    home, study_list = (one.content.decode() for one in pages)
    found = {"Bài 1" in home, this.version.run.course.title in study_list}
    assert len(found) == 1
    return found.pop()


def test_a04_second_wave_sees_nothing_until_the_review_is_signed_by_another(
    this, run_jobs
):
    pilot, rest = people_of("Chi bộ thí điểm"), people_of("Chi bộ còn lại")
    waiting_cell = Unit.objects.get(name="Chi bộ còn lại")
    secretary = officer_of(waiting_cell, Role.CELL_SECRETARY)
    writer, signer = (officer_of(this.province) for _ in range(2))
    place = Enrolment.objects.get(person=pilot[0])
    write, sign = signed_in(writer), signed_in(signer)

    before = [sees(this, one) for one in (pilot[0], rest[0])]
    foreign = signed_in(rest[0].user).get(
        reverse("courses:study_course", args=[place.uid])
    )
    closed = [
        signed_in(secretary).get(board_url(this, unit=waiting_cell)),
        signed_in(secretary).get(reverse("courses:campaign", args=[this.campaign.uid])),
    ]
    early = write.post(
        wave_url(this, "wave_open", 2), {"opens_on": "2026-06-01"}, follow=True
    )
    study(this, pilot[0])
    write.post(wave_url(this, "wave_review", 1), {"text": "Mở sớm hơn một tuần"})
    review = WaveReview.objects.get()
    read_at = {"read_at": review.written_at.isoformat()}
    own = write.post(wave_url(this, "wave_sign", 1), read_at, follow=True)
    waiting = write.get(wave_url(this, "waves"))
    sign.post(wave_url(this, "wave_sign", 1), read_at)
    write.post(wave_url(this, "wave_open", 2), {"opens_on": "2026-06-01"})
    run_jobs()

    assert before == [True, False]
    assert foreign.status_code == 404
    assert [one.status_code for one in closed] == [404, 404]
    assert "chưa được viết" in early.content.decode()
    assert "người thứ hai" in own.content.decode()
    assert "chờ người thứ hai ký" in waiting.content.decode()
    review.refresh_from_db()
    assert (review.signed_by, review.written_by) == (signer, writer)
    assert [sees(this, one) for one in rest] == [True] * 3
    assert Wave.objects.filter(released_at__isnull=False).count() == 2


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


def test_a04_review_keeps_its_figures_and_is_signed_as_it_was_read(this, noon):
    pilot = people_of("Chi bộ thí điểm")
    writer, signer = (officer_of(this.province) for _ in range(2))
    wave = Wave.objects.get(number=1)
    study(this, pilot[0])
    first = write_review(wave=wave, text="Lần đầu", actor=writer)
    read_at = {"read_at": first.written_at.isoformat()}
    noon.shift(timedelta(minutes=1))
    write_review(wave=wave, text="Viết lại", actor=writer)
    study(this, pilot[1])
    client = signed_in(signer)

    stale = client.post(wave_url(this, "wave_sign", 1), read_at, follow=True)
    sent = client.post(
        wave_url(this, "wave_return", 1), {"reason": "Thiếu số liệu"}, follow=True
    )
    shown = client.get(wave_url(this, "wave_review", 1))

    assert "viết lại" in stale.content.decode()
    assert WaveReview.objects.get().signed_at is None
    assert "Thiếu số liệu" in sent.content.decode()
    assert shown.context["figures"].counts.participated == 1


@pytest.mark.parametrize(
    ("name", "number", "data"),
    [
        ("wave_open", 2, {"opens_on": "31/02/2026"}),
        ("wave_open", 2, {"opens_on": ""}),
        ("wave_open", 2, {"opens_on": "9999-12-31"}),
        ("wave_open", 1, {"opens_on": "2026-06-02"}),
        ("wave_sign", 1, {"read_at": "hôm qua"}),
        ("wave_sign", 1, {"read_at": "\x00"}),
        ("wave_sign", 2, {"read_at": "2026-06-01"}),
        ("wave_return", 1, {"reason": ""}),
        ("wave_return", 1, {"reason": "x" * 2001}),
    ],
)
def test_a04_hostile_words_are_answered_and_change_nothing(this, name, number, data):
    write_review(
        wave=Wave.objects.get(number=1), text="Tốt", actor=officer_of(this.province)
    )
    client = signed_in(officer_of(this.province))

    answer = client.post(wave_url(this, name, number), data)

    assert answer.status_code == 302
    review = WaveReview.objects.get()
    assert (review.signed_at, review.returned_because) == (None, "")
    assert Wave.objects.get(number=2).released_at is None


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001, "a\x00b"])
def test_a04_review_without_words_is_refused(this, text):
    client = signed_in(officer_of(this.province))

    answer = client.post(wave_url(this, "wave_review", 1), {"text": text})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["text"]
    assert not WaveReview.objects.exists()


def test_a04_words_of_a_review_are_shown_as_words(this):
    write_review(
        wave=Wave.objects.get(number=1),
        text="<script>alert(1)</script>",
        actor=officer_of(this.province),
    )

    page = signed_in(officer_of(this.province)).get(wave_url(this, "wave_review", 1))

    assert "<script>alert(1)" not in page.content.decode()


def test_a04_wave_that_is_not_there_is_not_found(this):
    client = signed_in(officer_of(this.province))

    answers = [
        client.get(wave_url(this, "wave_review", 3)),
        client.post(wave_url(this, "wave_open", 0), {"opens_on": "2026-06-01"}),
        client.post(wave_url(this, "wave_return", 2), {"reason": "Không"}),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404]


def test_a04_pages_take_the_same_queries_with_two_and_four_waves(this):
    client = signed_in(officer_of(this.province))
    urls = [wave_url(this, "waves"), board_url(this, "board_waves")]
    for url in urls:  # whatever is kept from the first look
        client.get(url)

    def queries() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            found.append(len(captured))
        return found

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

    pages = [
        client.get(wave_url(this, "waves")),
        client.get(board_url(this, "board_waves")),
    ]

    for page in pages:
        assert "không chia giai đoạn" in page.content.decode()
