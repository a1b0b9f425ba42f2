"""The public check of A50: validity for anybody, the name for whom the holder wants."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from records.kinds.certificate import Cause
from records.models import CertificateCheckFailure
from records.services.certificate_check import FAILURES_ALLOWED, forget_check_failures
from records.services.certificate_ending import reissue, revoke
from tests.factories import NOON, UserFactory
from tests.records.certified import one_certificate
from tests.records.views.test_own import signed_in

pytestmark = pytest.mark.django_db


def check(code: str, client: Client | None = None):
    answer = (client or Client()).get(reverse("records:certificate_check", args=[code]))
    return answer.status_code, answer.content.decode()


def test_a50_public_check_tells_validity_and_no_name(noon):
    one = one_certificate(full_name="Nguyễn Thị Hạnh", user=UserFactory())
    typed = Client().get(
        reverse("records:certificate_check_start"), {"code": one.shown_code.lower()}
    )

    valid = check(one.code)[1]
    noon.move_to(NOON + timedelta(days=366))
    expired = check(one.code)[1]
    noon.move_to(NOON)
    new = reissue(certificate=one, cause=Cause.LOST, note="Mất", actor=UserFactory())
    replaced = check(one.code)[1]
    revoke(certificate=new, reason="Thi hộ", actor=UserFactory())
    revoked = check(new.code)[1]

    assert "Có hiệu lực" in valid
    assert "Có hiệu lực" in typed.content.decode()
    assert "Đã hết hạn" in expired
    assert "Đã cấp lại" in replaced
    assert "Đã thu hồi" in revoked
    for page in (valid, expired, replaced, revoked):
        assert "Hạnh" not in page
        assert one.person.code not in page
        assert one.unit_name not in page
        assert one.study not in page
        assert "Thi hộ" not in page


def test_a50_holder_sees_and_opens_their_name_in_the_check():
    one = one_certificate(full_name="Nguyễn Thị Hạnh", user=UserFactory())
    holder, stranger = signed_in(one.person.user), signed_in(UserFactory())
    address = reverse("records:own_certificate_name", args=[one.uid])

    own, others = check(one.code, holder)[1], check(one.code, stranger)[1]
    foreign = stranger.post(address, {"open": "yes"})
    holder.post(address, {"open": "yes"})
    opened = check(one.code)[1]
    holder.post(address, {"open": "no"})

    assert "Nguyễn Thị Hạnh" in own
    assert "Hạnh" not in others
    assert foreign.status_code == 404
    assert "Nguyễn Thị Hạnh" in opened
    assert "Hạnh" not in check(one.code)[1]


def test_a50_check_stops_who_guesses_and_nobody_else():
    one = one_certificate()
    for _ in range(FAILURES_ALLOWED):
        assert "Không có giấy nào mang mã này" in check("A" * 20)[1]

    status, words = check(one.code)
    other = Client(REMOTE_ADDR="10.0.0.9")

    assert (status, "10 phút" in words) == (429, True)
    assert "Có hiệu lực" in check(one.code, other)[1]
    assert forget_check_failures(now=NOON + timedelta(days=2)) == FAILURES_ALLOWED
    assert "Có hiệu lực" in check(one.code)[1]
    assert not CertificateCheckFailure.objects.exists()
