"""Screens of A50: register, issue, anew, the public check, the member's own."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from people.kinds.role import Role
from records.kinds.certificate import Cause
from records.models import (
    Certificate,
    CertificateRegister,
    CompletionRecord,
)
from records.services.certificate_ending import reissue
from tests.factories import NOON, GrantFactory, UserFactory
from tests.records.certified import certify, make_register, one_certificate, passed
from tests.records.factories import make_round
from tests.records.views.test_own import signed_in

pytestmark = pytest.mark.django_db


def officer_of(unit) -> Client:
    user = UserFactory()
    GrantFactory(user=user, role=Role.CAMPAIGN_OFFICER, unit=unit)
    return signed_in(user)


def test_a50_officer_opens_a_register_and_issues_to_those_ticked():
    this = make_round()
    first, second = passed(this, 2)
    client = officer_of(this.province)
    facts = {
        "owner": this.province.uid, "kind": "certificate", "title": "Bồi dưỡng",
        "sign": "GCN-ĐVM", "months": "12", "place": "Đồng Xoài",
        "signer_post": "Giám đốc", "signer_name": "Trần Văn Bình",
    }  # fmt: skip

    opened = client.post(reverse("records:certificate_register_new"), facts)
    register = CertificateRegister.objects.get()
    address = reverse(
        "records:certificate_issue", args=[register.uid, this.campaign.uid]
    )
    offered = client.get(address).content.decode()
    chosen = str(first.records.get().uid)
    sent = {"scope": "chosen", "chosen": [chosen], "q": "", "issued_on": "2026-06-01"}
    issued = client.post(address, sent)
    again = client.post(address, sent)

    listed = reverse("records:certificate_register", args=[register.uid])
    changing = reverse("records:certificate_register_change", args=[register.uid])
    without = client.post(changing, {**facts, "signer_name": " "})
    client.post(changing, {**facts, "signer_name": "Lê Thị Mai"})
    register.refresh_from_db()
    assert opened.headers["Location"] == listed
    assert without.status_code == 422
    assert (register.signer_name, register.sign) == ("Lê Thị Mai", "GCN-ĐVM")
    assert first.code in offered
    assert second.code in offered
    assert issued.headers["Location"] == listed
    assert Certificate.objects.get().person == first
    assert again.status_code == 422
    assert "đã được cấp rồi" in again.content.decode()


def test_a50_all_found_are_issued_at_once():
    this = make_round()
    register = make_register(this.province)
    wanted = passed(this, 2, full_name="Nguyễn Thị Hạnh")
    passed(this, 1, full_name="Trần Văn Bình")
    address = reverse(
        "records:certificate_issue", args=[register.uid, this.campaign.uid]
    )

    officer_of(this.province).post(
        address, {"scope": "all", "q": "hanh nguyen", "issued_on": "01/06/2026"}
    )

    assert {one.person for one in Certificate.objects.all()} == set(wanted)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"scope": "chosen", "issued_on": "2026-06-01"}, "đánh dấu ít nhất một người"),
        ({"scope": "all", "issued_on": "32/13/2026"}, "ghi ngày theo dạng 31/12/2026"),
        ({"scope": "all", "issued_on": "2026-06-02"}, "Ngày cấp ở tương lai"),
        ({"scope": "chosen", "chosen": ["x"], "issued_on": "2026-06-01"}, "chọn lại"),
    ],
)
def test_a50_wrong_issue_says_what_to_do_and_issues_nothing(sent, words):
    this = make_round()
    register = make_register(this.province)
    passed(this)
    address = reverse(
        "records:certificate_issue", args=[register.uid, this.campaign.uid]
    )

    answer = officer_of(this.province).post(address, sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Certificate.objects.exists()


def test_a50_register_is_searched_without_diacritics_and_exported():
    this = make_round()
    register = make_register(this.province)
    (hanh,) = passed(this, full_name="Nguyễn Thị Hạnh")
    (binh,) = passed(this, full_name="=Trần Văn Bình")
    certify(this, register)
    client = officer_of(this.province)
    address = reverse("records:certificate_register", args=[register.uid])

    found = client.get(address, {"q": "nguyen hanh"}).content.decode()
    odd = client.get(address, {"q": "²", "year": "9" * 30, "sort": "?", "page": "x"})
    none = client.get(address, {"q": "hanh", "state": "revoked"}).content.decode()
    sheet = client.get(address, {"format": "xlsx", "sort": "number"})

    assert hanh.code in found
    assert binh.code not in found
    assert "Không có giấy nào" in none
    assert odd.status_code == 200
    file = io.BytesIO(b"".join(sheet.streaming_content))
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert {row[2] for row in rows[1:]} == {"Nguyễn Thị Hạnh", "=Trần Văn Bình"}
    assert [row[0] for row in rows[1:]] == ["1/2026/GCN-ĐVM", "2/2026/GCN-ĐVM"]


@pytest.mark.parametrize(
    "name", ["certificate_registers", "certificate_register", "certificate_issue"]
)
def test_a50_lists_have_one_query_count(name):
    counts = []
    for rows in (1, 3):
        this = make_round()
        registers = [make_register(this.province)]
        passed(this, rows)
        if name == "certificate_registers":
            registers += [
                make_register(this.province, sign=f"CC-{n}") for n in range(rows)
            ]
        if name == "certificate_register":
            certify(this, registers[0])
            for one in Certificate.objects.filter(register=registers[0]):
                reissue(
                    certificate=one, cause=Cause.LOST, note="Mất", actor=UserFactory()
                )
        args = {
            "certificate_registers": [],
            "certificate_register": [registers[0].uid],
            "certificate_issue": [registers[0].uid, this.campaign.uid],
        }[name]
        client = officer_of(this.province)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"records:{name}", args=args)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a50_officer_issues_anew_and_revokes_with_a_reason():
    one = one_certificate()
    client = officer_of(one.register.owner)
    anew = reverse("records:certificate_reissue", args=[one.uid])

    without = client.post(anew, {"cause": "lost", "note": " "})
    done = client.post(anew, {"cause": "centre_error", "note": "In sai tên"})
    new = Certificate.objects.get(supersedes=one)
    page = client.get(done.headers["Location"]).content.decode()
    client.post(
        reverse("records:certificate_revoke", args=[new.uid]), {"reason": "Thi hộ"}
    )
    over = client.post(anew, {"cause": "lost", "note": "Lại mất"})

    assert without.status_code == 422
    assert "In sai tên" in page
    assert one.full_number in page
    new.refresh_from_db()
    assert (new.state, new.revoked_reason) == ("revoked", "Thi hộ")
    assert over.status_code == 422


def test_a50_member_sees_and_downloads_own_certificates(noon):
    one = one_certificate(user=UserFactory())
    client = signed_in(one.person.user)
    address = reverse("records:own_certificate", args=[one.uid])

    page = client.get(reverse("records:own")).content.decode()
    noon.move_to(NOON + timedelta(days=31))
    client = signed_in(one.person.user)
    later = client.get(reverse("records:own")).content.decode()
    file, again = client.get(address), client.get(address)

    assert one.full_number in page
    assert address in page
    assert ("Mới cấp" in page, "Mới cấp" in later) == (True, False)
    assert file.content.startswith(b"%PDF-")
    assert file.content == again.content
    assert signed_in(UserFactory()).get(address).status_code == 404


def test_a50_own_certificates_have_one_query_count():
    counts = []
    for rows in (1, 3):
        user = UserFactory()
        this = make_round()
        (person,) = passed(this, user=user)
        certify(this, make_register(this.province))
        for _ in range(rows - 1):
            other = make_round()
            CompletionRecord.objects.create(
                campaign=other.campaign, version=other.version, person=person,
                unit=this.province, participated_at=NOON, completed_at=NOON,
                passed_at=NOON, grade="A", mode="online",
            )  # fmt: skip
            certify(other, make_register(other.province))
        client = signed_in(user)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("records:own"))
        counts.append(len(queries))

    assert counts[0] == counts[1]
