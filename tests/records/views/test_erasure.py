"""The page of the privacy desk on which the ledger is made to forget a person."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from people.models import PrivacyRequest
from records.models import CompletionRecord, LedgerErasure
from records.services.ledger_sealing import seal_all
from tests.factories import NOON
from tests.records.erasing import LATER, Asked, make_asked
from tests.records.factories import CompletionRecordFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(noon: Any) -> Asked:
    found = make_asked()
    noon.move_to(LATER, tick=False)
    return found


def _at(asked: Asked, step: str = "") -> str:
    name = f"records:erasure_{step}" if step else "records:erasure"
    return reverse(name, args=[asked.request.uid])


def _text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_d05_desk_shows_what_goes_and_what_stays_then_two_persons_erase(
    client: Client, asked: Asked
) -> None:
    client.force_login(asked.first)
    desk = _text(client, reverse("people:privacy", args=[asked.request.uid]))
    before = _text(client, _at(asked))
    empty = client.post(_at(asked, "propose"), {"reason": ""})
    done = client.post(_at(asked, "propose"), {"reason": "Theo đơn"})
    waits = _text(client, _at(asked))

    assert _at(asked) in desk
    assert "2 phần mở" in before
    assert "Những gì được giữ lại" in before
    assert (empty.status_code, done.status_code) == (422, 302)
    assert "Xác nhận và xóa" not in waits  # who proposed it does not confirm

    client.force_login(asked.second)
    assert "Xác nhận và xóa" in _text(client, _at(asked))
    assert client.post(_at(asked, "confirm"), {"words": ""}).status_code == 422
    done = client.post(_at(asked, "confirm"), {"words": "Đã xóa."}, follow=True)
    assert "Đã xóa 2 phần mở" in done.content.decode()
    assert LedgerErasure.objects.count() == 1


def test_d05_member_reads_that_the_opening_is_erased(
    client: Client, asked: Asked
) -> None:
    record = CompletionRecord.objects.get()
    for user, step, data in (
        (asked.first, "propose", {"reason": "Theo đơn"}),
        (asked.second, "confirm", {"words": "Đã xóa trong sổ cái."}),
    ):
        client.force_login(user)
        client.post(_at(asked, step), data)
    seal_all()
    client.force_login(asked.person.user)

    own = _text(client, reverse("records:own_record", args=[record.uid]))
    book = _text(client, reverse("records:own_book"))
    receipt = client.get(reverse("records:own_receipt", args=[record.uid]))

    assert "Đã xóa phần mở của hồ sơ này trong sổ cái" in own
    assert "đã xóa phần mở" in book
    assert receipt.status_code == 404
    assert client.get(reverse("records:own_book_pdf")).status_code == 200
    assert "Đã xóa trong sổ cái." in _text(client, reverse("people:own_privacy"))


def test_d05_second_person_declines_with_a_reason(client: Client, asked: Asked) -> None:
    client.force_login(asked.first)
    client.post(_at(asked, "propose"), {"reason": "Theo đơn"})
    own = client.post(_at(asked, "confirm"), {"words": "Đã xóa."})
    client.force_login(asked.second)
    empty = client.post(_at(asked, "decline"), {"reason": ""})
    client.post(_at(asked, "decline"), {"reason": "Chưa rõ"})
    text = _text(client, _at(asked))

    assert (own.status_code, empty.status_code) == (422, 422)
    assert "Chưa rõ" in text
    assert "Đề xuất xóa" in text
    assert not LedgerErasure.objects.exists()


def test_d05_proposal_that_is_out_of_date_is_shown_as_such_and_can_be_declined(
    client: Client, asked: Asked, noon: Any
) -> None:
    client.force_login(asked.first)
    client.post(_at(asked, "propose"), {"reason": "Theo đơn"})
    noon.move_to(NOON, tick=False)  # the phone comes with a better result
    asked.this.sit_test(asked.person, "1.0")
    seal_all()
    noon.move_to(LATER, tick=False)
    client.force_login(asked.first)
    own = client.get(_at(asked))
    client.force_login(asked.second)
    shown = _text(client, _at(asked))
    refused = client.post(_at(asked, "confirm"), {"words": "Đã xóa."})
    client.post(_at(asked, "decline"), {"reason": "Danh mục đã thay đổi"})
    anew = client.get(_at(asked)).context

    assert own.context["is_stale"]
    assert "Danh mục đã thay đổi so với đề xuất" in shown
    assert "Xác nhận và xóa" not in shown
    assert shown.index("Những gì đã đề xuất") < shown.index(
        "Những gì có thể xóa lúc này"
    )
    assert (refused.status_code, LedgerErasure.objects.count()) == (422, 0)
    assert "Danh mục đã thay đổi so với đề xuất" in refused.content.decode()
    assert (anew["is_stale"], anew["may_propose"]) == (False, True)


def test_d05_what_the_law_keeps_is_said_with_its_day(client: Client, noon: Any) -> None:
    asked = make_asked(NOON)
    client.force_login(asked.first)

    running = _text(client, _at(asked))
    refused = client.post(_at(asked, "propose"), {"reason": "Theo đơn"})

    assert "Đợt học chưa kết thúc" in running
    assert refused.status_code == 422
    assert "Hiện không có phần mở nào" in refused.content.decode()


def test_d05_page_is_for_requests_for_a_deletion_that_one_may_answer(
    client: Client, asked: Asked
) -> None:
    PrivacyRequest.objects.update(kind="access")
    client.force_login(asked.first)
    other_kind = client.get(_at(asked))
    PrivacyRequest.objects.update(kind="erase")
    client.force_login(asked.person.user)
    own = client.get(_at(asked))

    assert (other_kind.status_code, own.status_code) == (404, 404)


def test_page_asks_the_same_for_one_and_for_three(
    client: Client, asked: Asked, django_assert_max_num_queries: Any
) -> None:
    client.force_login(asked.first)
    client.get(_at(asked))
    with django_assert_max_num_queries(60) as one:
        client.get(_at(asked))
    for _ in range(2):
        ParticipationFactory(record=CompletionRecordFactory(person=asked.person))
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(_at(asked))
