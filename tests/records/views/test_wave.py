"""Two waves from the hidden one to the opened, as people see it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from courses.models import Enrolment, Wave
from people.kinds.role import Role
from people.models import Unit
from records.models import WaveReview
from records.services.wave_review import write_review
from tests.records.factories import Round
from tests.records.waved import (
    board_url,
    officer_of,
    people_of,
    sees,
    signed_in,
    study,
    wave_url,
    waved,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return waved()


def test_a04_second_wave_sees_nothing_until_the_review_is_signed_by_another(
    this, run_jobs
):
    pilot, rest = people_of("Chi bộ thí điểm"), people_of("Chi bộ còn lại")
    writer, signer = (officer_of(this.province) for _ in range(2))
    write, sign = signed_in(writer), signed_in(signer)

    before = [sees(this, one) for one in (pilot[0], rest[0])]
    early = write.post(
        wave_url(this, "wave_open", 2), {"opens_on": "2026-06-01"}, follow=True
    )
    study(this, pilot[0])
    write.post(wave_url(this, "wave_review", 1), {"text": "Mở sớm hơn một tuần"})
    review = WaveReview.objects.get()
    read_at = {"read_at": review.written_at.isoformat()}
    own = write.post(wave_url(this, "wave_sign", 1), read_at, follow=True)
    waiting = write.get(wave_url(this, "waves"))
    asked = [one.get(reverse("staff")).content.decode() for one in (write, sign)]
    sign.post(wave_url(this, "wave_sign", 1), read_at)
    write.post(wave_url(this, "wave_open", 2), {"opens_on": "2026-06-01"})
    run_jobs()

    assert ["chờ anh/chị ký" in one for one in asked] == [False, True]
    assert before == [True, False]
    assert "chưa được viết" in early.content.decode()
    assert "người thứ hai" in own.content.decode()
    assert "chờ người thứ hai ký" in waiting.content.decode()
    review.refresh_from_db()
    assert (review.signed_by, review.written_by) == (signer, writer)
    assert [sees(this, one) for one in rest] == [True] * 3
    assert Wave.objects.filter(released_at__isnull=False).count() == 2


def test_a04_addresses_and_boards_are_not_there_for_a_wave_that_waits(this):
    rest = people_of("Chi bộ còn lại")
    place = Enrolment.objects.get(person=people_of("Chi bộ thí điểm")[0])
    waiting_cell = Unit.objects.get(name="Chi bộ còn lại")
    secretary = officer_of(waiting_cell, Role.CELL_SECRETARY)

    foreign = [
        signed_in(rest[0].user).get(reverse(f"courses:{name}", args=[place.uid, *more]))
        for name, more in (
            ("study_course", []),
            ("study_activity", [this.lessons[0].uid]),
            ("study_activity", [this.test.uid]),
        )
    ]
    closed = [
        signed_in(secretary).get(board_url(this, unit=waiting_cell)),
        signed_in(secretary).get(reverse("courses:campaign", args=[this.campaign.uid])),
    ]

    assert [one.status_code for one in foreign] == [404] * 3
    assert [one.status_code for one in closed] == [404, 404]


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
