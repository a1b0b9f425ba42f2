"""The closing of a hall over HTTP: the witness's page, the lists on paper."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from live.kinds.roll import Mark, RollMark
from live.models import HallWitness, PaperList
from live.services.hall import take_marks
from people.kinds.role import Role
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.live.factories import HallFactory, held, member_of, new_uuid, seat

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def keeper():
    return GrantFactory(role=Role.COMMITTEE_OFFICER, unit=UnitFactory())


@pytest.fixture
def hall(keeper):
    """Kept by one unit, with somebody of another seated in it; counted by the clerk."""
    hall = HallFactory(session=held(NOON, ("talk", 60)), unit=keeper.unit)
    hall.guest_unit = UnitFactory(name="Chi bộ dự nhờ")
    hall.person = member_of(hall.session, hall.guest_unit, full_name="Lê Thị Dự")
    seat(hall, hall.person, hall.guest_unit)
    mark = RollMark(
        uid=UUID(new_uuid()), device=UUID(new_uuid()), sequence=1, counter=1,
        kind=Mark.COUNT, about="closing", value=60, at=NOON,
    )  # fmt: skip
    take_marks(hall=hall, marks=[mark], actor=keeper.user)
    return hall


def test_a11_secretary_of_a_seated_cell_is_the_witness(client, hall, keeper):
    secretary = GrantFactory(role=Role.CELL_SECRETARY, unit=hall.guest_unit).user
    client.force_login(secretary)
    url = reverse("live:hall_closing", args=[hall.uid])
    halls = client.get(reverse("live:halls")).text
    assert url in halls
    assert f'href="{reverse("live:hall", args=[hall.uid])}"' not in halls
    assert client.get(reverse("live:hall_paper", args=[hall.uid])).status_code == 404
    assert "60" not in client.get(url).text.split("<main")[1].split("</form>")[0]

    differs = client.post(url, {"count": "58"})
    kept = client.post(url, {"count": "58", "reason": "Hai người ra trước"})

    assert differs.status_code == 422
    assert "Anh/chị đếm được 58 người, thư ký đếm 60" in differs.text
    assert kept.status_code == 302
    assert HallWitness.objects.get().witnessed_by == secretary
    assert "Hai người ra trước" in client.get(url).text
    client.force_login(keeper.user)
    assert "Hai số đếm khác nhau" in client.get(url).text


def test_a11_clerk_is_told_that_somebody_else_counts(client, hall, keeper):
    client.force_login(keeper.user)
    url = reverse("live:hall_closing", args=[hall.uid])

    assert "Cần người khác đếm" in client.get(url).text
    assert client.post(url, {"count": "60"}).status_code == 422
    assert not HallWitness.objects.exists()


@pytest.mark.parametrize("count", ["", "-1", "x", "1" * 40, "10001", "1.5"])
def test_t6_count_that_is_no_number_of_heads_is_refused(client, hall, count):
    client.force_login(
        GrantFactory(role=Role.CELL_SECRETARY, unit=hall.guest_unit).user
    )

    answer = client.post(
        reverse("live:hall_closing", args=[hall.uid]), {"count": count}
    )

    assert answer.status_code == 422
    assert "errorlist" in answer.text
    assert not HallWitness.objects.exists()


def test_a11_scan_of_the_signed_list_is_kept_and_given_back(client, hall, keeper):
    client.force_login(keeper.user)
    url = reverse("live:hall_paper", args=[hall.uid])
    told = {"people": [str(hall.person.uid)]}

    refused = [
        client.post(url, {**told, "file": SimpleUploadedFile("a.pdf", body)})
        for body in (b"", b"MZ\0", PDF + b"0" * (5 << 20))
    ]
    nobody = client.post(url, {"file": SimpleUploadedFile("a.pdf", PDF)})
    stranger = client.post(
        url, {"people": [new_uuid()], "file": SimpleUploadedFile("a.pdf", PDF)}
    )
    kept = client.post(url, {**told, "file": SimpleUploadedFile("ký tên.pdf", PDF)})

    codes = {one.status_code for one in (*refused, nobody, stranger)}
    assert codes == {422}
    assert kept.status_code == 302
    scan = PaperList.objects.get()
    page = client.get(url).text
    assert "ký tên.pdf" in page
    assert "1 người đã ký" in page
    file = client.get(reverse("live:hall_scan", args=[scan.uid]))
    assert b"".join(file.streaming_content) == PDF
    assert "attachment" in file.headers["Content-Disposition"]
