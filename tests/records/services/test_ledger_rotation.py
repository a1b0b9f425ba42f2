"""The key of the ledger is followed by another, and everything signed before still stands."""

import os
import stat

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kernel.models import AuditEvent
from records.kinds.ledger.keyring import BrokenRing, Keyring, Succession
from records.kinds.ledger.note import BadNote, Checkpoint, Key, sign_together
from records.kinds.ledger.verifier import examine
from records.models import CompletionRecord, LedgerHead
from records.selectors.ledger import receipt_of
from records.services.keys import ledger_key, ledger_keys
from records.services.ledger_bundle import write_bundle
from records.services.ledger_check import read_checkpoint
from records.services.ledger_rotation import rotate
from records.services.ledger_sealing import seal_all
from tests.records import tampering as by
from tests.records.tampering import Sealed, make_sealed, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed() -> Sealed:
    return make_sealed()


@pytest.fixture
def bundle(tmp_path):
    def export():
        path = tmp_path / "ledger.zip"
        with path.open("wb") as file:
            write_bundle(file)
        return path

    return export


def codes(report) -> set[str]:
    return {code for code, _words in report.findings}


def study_and_seal(sealed: Sealed) -> None:
    sealed.round.study(sealed.people[4])
    seal_all()


def test_a32_whoever_noted_any_key_down_verifies_the_whole(sealed, bundle):
    keys, receipts = [ledger_key()], [receipt_of(sealed.record(0), ledger_key())]
    rotate()
    keys.append(ledger_key())
    study_and_seal(sealed)
    receipts.append(receipt_of(sealed.record(4), ledger_key()))
    rotate()
    rotate()  # nothing was sealed since
    keys.append(ledger_key())

    for key in keys:
        report = examine(
            bundle(), key=key.verifier, witnesses=[sealed.witness], receipts=receipts
        )
        assert (report.findings, report.size) == ([], 7)
    assert len({key.verifier for key in keys}) == 3
    stranger = Key.make(keys[0].name).verifier
    assert "key" in codes(examine(bundle(), key=stranger))


def test_a32_first_key_may_change_before_anything_is_sealed(bundle):
    first = ledger_key().verifier
    rotate()
    study_and_seal(make_sealed())

    assert examine(bundle(), key=first).findings == []


def test_a32_former_key_signs_nothing_of_the_time_after_it(sealed, bundle):
    """Who has stolen it can neither seal on nor have a head of his own believed."""
    stolen = ledger_key()
    rotate()
    study_and_seal(sealed)
    head = LedgerHead.objects.latest("size")
    checkpoint = Checkpoint(stolen.name, head.size, bytes(head.root), timezone.now())
    forged = stolen.sign(checkpoint.body())

    assert codes(examine(bundle(), witnesses=[forged])) == {"witness"}
    with pytest.raises(BadNote):
        read_checkpoint(forged)
    with unguarded():
        by.run_sql(
            "UPDATE records_ledgerhead SET note = %s WHERE id = %s", forged, head.pk
        )
    assert "signature" in codes(examine(bundle()))


def test_a32_what_was_cut_before_the_change_is_found_without_a_witness(sealed, bundle):
    rotate()
    with unguarded():
        by.cut_the_tail(sealed)

    assert codes(examine(bundle())) == {"cut"}


def test_t9_resealing_what_was_before_the_change_is_found(sealed, bundle):
    """The key of today, stolen, makes no other past than the one that both keys signed."""
    rotate()
    with unguarded():
        by.reseal(sealed)

    assert codes(examine(bundle())) == {"root", "signature", "tail"}


@pytest.mark.parametrize("line", range(8))
def test_t9_succession_in_which_anything_was_changed_is_none(sealed, line):
    note = rotate().notes[0]
    lines = note.split("\n")
    place = line if line < 6 else line + 1  # the empty line parts body and signatures
    lines[place] = lines[place][:-5] + (
        "AAAA=" if lines[place][-5:] != "AAAA=" else "BBBB="
    )

    with pytest.raises(BrokenRing):
        Succession.read("\n".join(lines))


def test_t9_both_keys_must_have_signed(sealed):
    former, new = Key.make("a/ledger"), Key.make("a/ledger")
    said = Succession(3, "", former.verifier, new.verifier, "2026-01-01").body()

    for keys in ([former], [new], [former, former], [new, Key.make("a/ledger")]):
        with pytest.raises(BrokenRing):
            Keyring(new.verifier, [sign_together(said, *keys)])
    assert former.verifier in Keyring(new.verifier, [sign_together(said, former, new)])


def test_t9_successions_lead_from_one_key_to_the_next(sealed):
    rotate()
    one, two = rotate().notes

    for notes in ([one], [two, one], [one, two, two]):
        with pytest.raises(BrokenRing):
            Keyring(ledger_key().verifier, notes)
    for notes in ([one, two], [two]):  # who knows of the last only, knows that one
        assert len(Keyring(ledger_key().verifier, notes).eras) == len(notes) + 1


def test_a32_file_of_the_key_changes_at_one_stroke_and_keeps_no_former(
    sealed, settings
):
    former = ledger_key().to_text().strip()
    ring = rotate()

    path = settings.LEDGER_KEY
    assert [one.name for one in path.parent.iterdir()] == ["key"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert former not in path.read_text()
    assert (ledger_keys().key, ledger_keys().notes) == (ring.key, ring.notes)
    event = AuditEvent.objects.get(verb="ledger.key_changed")
    assert (event.facts["key"], event.facts["size"]) == (ring.key, 6)


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_a32_file_of_the_key_stays_its_owners_when_root_changes_the_key(
    sealed, settings
):
    os.chown(settings.LEDGER_KEY, 12345, 54321)

    rotate()

    found = settings.LEDGER_KEY.stat()
    assert (found.st_uid, found.st_gid) == (12345, 54321)
    assert stat.S_IMODE(found.st_mode) == 0o600


def test_a32_command_says_what_witnesses_should_note(sealed, capsys):
    former = ledger_key().verifier
    call_command("rotate_ledger_key")
    study_and_seal(sealed)
    call_command("verify_ledger")

    said = capsys.readouterr().out
    assert f"key {ledger_key().verifier}\nsigns what follows entry 6\n" in said
    assert former in said
    assert said.endswith("whole\n")


def test_a32_key_does_not_change_over_a_tree_that_is_not_the_signed_one(
    sealed, settings
):
    before = settings.LEDGER_KEY.read_bytes()
    with unguarded():
        by.run_sql("UPDATE records_ledgerhead SET peaks = %s WHERE size = 6", b"x" * 64)

    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("rotate_ledger_key")

    assert settings.LEDGER_KEY.read_bytes() == before
    assert not AuditEvent.objects.filter(verb="ledger.key_changed").exists()


def test_a32_two_bundles_of_either_side_of_the_change_hold_the_same_entries(
    sealed, bundle
):
    before = examine(bundle())
    rotate()
    after = examine(bundle())

    assert (before.root, after.root) == (after.root, before.root)
    assert CompletionRecord.objects.count() == after.compared["record"]
