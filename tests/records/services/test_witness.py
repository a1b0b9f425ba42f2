"""Signed heads go to witnesses by themselves, are tried again, and are shown."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from people.kinds.role import Role
from records.kinds.ledger.note import open_note
from records.models import CompletionRecord, LedgerHead, WitnessMail
from records.services.erasure_list import keep_erasures
from records.services.keys import ledger_key
from records.services.ledger_entry import erase_openings
from records.services.ledger_sealing import seal_all
from records.services.witness import send_heads
from records.tasks import send_heads as head_task
from tests.factories import NOON, GrantFactory, UnitFactory
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db
WITNESSES = ["ubkt@example.org", "luutru@example.org"]


class Broken(BaseEmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.fixture
def seals(settings, tmp_path):
    settings.LEDGER_WITNESSES = WITNESSES
    settings.EMAIL_HOST = "mail.example.org"
    this = make_round()
    cell = UnitFactory(parent=this.province)

    def seal():
        this.study(this.add(cell))
        seal_all()

    return seal


def test_a32_each_new_head_goes_to_each_witness_once(seals, mailoutbox):
    assert send_heads() == 0
    seals()

    counts = [send_heads(), send_heads()]
    seals()
    head_task()

    assert counts == [2, 0]
    assert [mail.to[0] for mail in mailoutbox] == WITNESSES * 2
    (name, note, _kind) = mailoutbox[-1].attachments[0]
    head = LedgerHead.objects.latest("size")
    assert (name, note) == (f"head-{head.size}.txt", head.note)
    assert open_note(note, ledger_key().verifier)


def test_a32_head_that_is_refused_is_tried_again_until_a_newer_one_comes(
    seals, mailoutbox, settings, noon
):
    seals()
    works, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Broken"
    assert [send_heads(), send_heads()] == [0, 0]
    assert set(WitnessMail.objects.values_list("attempts", flat=True)) == {1}
    noon.shift(timedelta(minutes=6))
    send_heads()
    assert set(WitnessMail.objects.values_list("attempts", flat=True)) == {2}
    settings.EMAIL_BACKEND = works
    seals()

    assert send_heads() == 2

    states = WitnessMail.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["replaced", "replaced", "sent", "sent"]


def test_a32_head_that_never_goes_is_given_up_and_shown(seals, settings, noon, client):
    seals()
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    settings.LEDGER_WITNESSES = WITNESSES[:1]
    for hours in range(15):
        noon.move_to(NOON + timedelta(hours=hours * 3))
        send_heads()
    mail = WitnessMail.objects.get()
    assert (mail.state, mail.attempts) == ("failed", 8)
    unit = UnitFactory(kind="province")
    client.force_login(GrantFactory(unit=unit, role=Role.INSPECTOR).user)

    page = client.get(reverse("records:ledger")).text

    assert "ubkt@example.org" in page
    assert "SMTPServerDisconnected: Connection unexpectedly closed" in page


def test_a32_head_that_was_broken_off_is_sent_again(seals, mailoutbox, settings, noon):
    settings.LEDGER_WITNESSES = WITNESSES[:1]
    seals()
    send_heads()
    WitnessMail.objects.update(state="sending", settled_at=None)
    assert send_heads() == 0
    noon.shift(timedelta(hours=1, minutes=1))

    assert (send_heads(), len(mailoutbox)) == (1, 2)


def test_d05_list_of_erasures_goes_with_the_head(seals, mailoutbox, settings):
    settings.LEDGER_WITNESSES = WITNESSES[:1]
    seals()
    send_heads()
    record = CompletionRecord.objects.get()
    erase_openings(record_uid=record.uid, reason="Theo đơn", actor=None)
    keep_erasures()
    seals()
    send_heads()

    names = [[name for name, _text, _kind in one.attachments] for one in mailoutbox]
    assert [len(one) for one in names] == [2, 3]
    (name, text, _kind) = mailoutbox[-1].attachments[-1]
    assert (name, text) == ("erasures.txt", settings.ERASURE_LIST.read_text())
