"""The ledger as the organisation board and the member see it."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Unit
from records.kinds.ledger.note import Checkpoint
from records.kinds.ledger.verifier import examine
from records.models import CompletionRecord, KeptHead, LedgerCheck
from records.selectors.ledger_state import newest_head
from records.services.keys import ledger_key
from records.services.ledger_check import check_ledger, hand_in_head
from records.services.ledger_entry import erase_openings
from records.services.ledger_rotation import rotate
from records.services.ledger_sealing import seal_all
from tests.factories import GrantFactory, UnitFactory, UserFactory
from tests.records.factories import make_round
from tests.records.tampering import run_sql, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def this():
    return make_round()


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def officer(unit: Unit) -> Client:
    grant = GrantFactory(role=Role.ORGANISATION_OFFICER, unit=unit)
    return client_of(grant.user)


def test_a32_empty_ledger_says_so(this):
    page = officer(this.province).get(reverse("records:ledger")).content.decode()

    assert "Sổ cái chưa được kiểm tra lần nào" in page


def test_a32_board_sees_that_the_sealer_stands_still(this):
    this.study(this.add(UnitFactory(parent=this.province)))
    client, address = officer(this.province), reverse("records:ledger")
    at_first = client.get(address).content.decode()
    with unguarded():
        run_sql("UPDATE records_ledgerentry SET recorded_at = now() - interval '1 h'")

    later = client.get(address).content.decode()
    seal_all()

    words = "chưa có mục nào được niêm phong"
    assert [words in page for page in (at_first, later)] == [False, True]
    assert words not in client.get(address).content.decode()


def test_a32_board_sees_how_one_key_followed_another(this):
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()
    former, ring = ledger_key().verifier, rotate()

    page = officer(this.province).get(reverse("records:ledger")).content.decode()

    assert "Khóa đã được thay 1 lần" in page
    assert former in page
    assert ring.key in page


def test_a32_board_sees_the_ledger_whole(this):
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()
    check_ledger()

    page = officer(this.province).get(reverse("records:ledger")).content.decode()

    assert "Sổ cái nguyên vẹn" in page
    assert "đã đối chiếu 1 hồ sơ" in page
    assert ledger_key().verifier in page


def test_a32_board_sees_a_difference_after_a_check_in_the_background(this, run_jobs):
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()
    record = CompletionRecord.objects.get()
    CompletionRecord.objects.update(scaled="1.0000")
    client = officer(this.province)

    answer = client.post(reverse("records:ledger_check"))
    (job,) = run_jobs()
    page = client.get(reverse("records:ledger")).content.decode()

    assert answer.url == reverse("job", args=[job.uid])
    assert job.result == {"sealed": 1, "records": 1, "findings": 1}
    assert "Sổ cái không còn nguyên vẹn" in page
    assert "Hồ sơ khác với sổ cái." in page
    assert f"<code>{record.uid}</code>" in page


def test_a32_bundle_is_whole_and_its_taking_written_down(this):
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()

    answer = officer(this.province).post(reverse("records:ledger_bundle"))
    file = io.BytesIO(b"".join(answer.streaming_content))

    report = examine(file, key=ledger_key().verifier)
    assert (report.size, report.compared["record"], report.findings) == (1, 1, [])
    assert AuditEvent.objects.filter(verb="ledger.exported").count() == 1


def test_a32_who_looks_after_a_part_cannot_take_the_whole(this):
    client = officer(UnitFactory(parent=this.province))

    page = client.get(reverse("records:ledger")).content.decode()
    answer = client.post(reverse("records:ledger_bundle"))

    assert reverse("records:ledger_bundle") not in page
    assert answer.status_code == 404
    assert not AuditEvent.objects.filter(verb="ledger.exported").exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a32_ledger_has_one_query_count(this, count, django_assert_num_queries):
    for _ in range(count):
        this.study(this.add(UnitFactory(parent=this.province)))
        seal_all()
        check_ledger()
        hand_in_head(note=newest_head().note, actor=UserFactory())
    client = officer(this.province)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(reverse("records:ledger"))

    assert LedgerCheck.objects.count() == count


PAGE_QUERIES = 14


def test_a32_member_sees_number_and_code_and_takes_the_receipt(this):
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    this.study(person)
    client, record = client_of(person.user), CompletionRecord.objects.get()
    address = reverse("records:own_record", args=[record.uid])

    before = client.get(address).content.decode()
    seal_all()
    after = client.get(address).content.decode()
    receipt = client.get(reverse("records:own_receipt", args=[record.uid]))

    assert "số thứ tự sẽ có sau ít phút" in before
    assert "Đã vào sổ: số 1, mã " in after
    said = json.loads(json.loads(receipt.content)["payload"])
    assert said["record"] == str(record.uid)


def test_a32_record_without_entry_has_no_receipt(this):
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    this.study(person, lessons=1)
    record = CompletionRecord.objects.get()
    client = client_of(person.user)

    page = client.get(reverse("records:own_record", args=[record.uid]))
    answer = client.get(reverse("records:own_receipt", args=[record.uid]))

    assert "Đã vào sổ" not in page.content.decode()
    assert answer.status_code == 404


def compare(client: Client, **given) -> str:
    reply = client.post(reverse("records:ledger_compare"), given, follow=True)
    assert reply.status_code == 200
    return str(reply.content.decode())


def test_a32_head_handed_in_is_held_against_the_ledger_at_each_check(this, run_jobs):
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()
    client = officer(this.province)
    note = newest_head().note
    sent_by_a_browser = note.strip().replace("\n", "\r\n")

    compare(client, note=sent_by_a_browser)
    compare(client, file=SimpleUploadedFile("head-1.txt", note.encode()))
    run_jobs()

    page = client.get(reverse("records:ledger")).content.decode()
    assert "Sổ cái nguyên vẹn" in page
    assert "Đầu sổ đã nộp" in page
    assert "Sổ cái nối tiếp đầu sổ này" in page
    assert KeptHead.objects.count() == 1
    assert AuditEvent.objects.filter(verb="ledger.head_handed_in").count() == 1


def test_a32_handed_in_head_shows_what_a_restore_has_lost(this, run_jobs):
    this.study(this.add(UnitFactory(parent=this.province)))
    seal_all()
    client, key = officer(this.province), ledger_key()
    later = Checkpoint(key.name, 5, bytes(32), timezone.now())

    compare(client, note=key.sign(later.body()))
    run_jobs()

    page = client.get(reverse("records:ledger")).content.decode()
    assert "Sổ cái không còn nguyên vẹn" in page
    assert "Sổ cái đã bị cắt ngắn" in page
    assert check_ledger().samples == [
        ["cut", "a head of 5 entries was signed; they are not here"]
    ]


@pytest.mark.parametrize(
    "text", ["", "không phải đầu sổ", "a\n\n— b !!", "\ud800", "x" * 11_000]
)
def test_a32_what_is_no_head_of_this_ledger_is_refused_with_a_word(this, text):
    client = officer(this.province)

    page = compare(client, note=text.encode("utf-8", "replace").decode())
    file = compare(
        client, file=SimpleUploadedFile("head.txt", b"\x00\xff" + b"y" * 20_000)
    )

    assert "Đối chiếu sổ cái" in page
    assert "invalid" in page or "callout-danger" in page
    assert "không do khóa của sổ cái này ký" in file
    assert not KeptHead.objects.exists()


def test_d05_list_of_erasures_is_taken_along(this, settings):
    person = this.add(UnitFactory(parent=this.province))
    this.study(person)
    client, address = officer(this.province), reverse("records:ledger")
    before = client.get(address).content.decode()
    record = CompletionRecord.objects.get()
    erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)

    page = client.get(address).content.decode()
    answer = client.post(reverse("records:ledger_erasures"))

    words = "Tải danh sách xóa"
    assert [words in one for one in (before, page)] == [False, True]
    assert answer.content == settings.ERASURE_LIST.read_bytes()
    assert answer.content.count(b"\n") == 6  # three, the entry, an empty one, the name
    assert "xoa-so-cai-" in answer.headers["Content-Disposition"]
    assert AuditEvent.objects.filter(verb="ledger.erasure_list_taken").count() == 1
