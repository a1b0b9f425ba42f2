"""The Open Badge of A51, verified on another machine by a program of another hand."""

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from records.kinds.certificate import Cause
from records.kinds.credential import did_of
from records.services.certificate_ending import reissue, revoke
from records.services.keys import credential_key
from tests.factories import NOON, UserFactory
from tests.records import open_badge
from tests.records.certified import one_certificate
from tests.records.views.test_own import signed_in

pytestmark = pytest.mark.django_db
AT = "2026-06-01T12:30:00Z"
NAME = "Nguyễn Thị Hạnh"


@pytest.fixture(autouse=True)
def _own_badge_key(settings, tmp_path):
    settings.CREDENTIAL_KEY = tmp_path / "credential" / "key"


@pytest.fixture
def certificate():
    return one_certificate(full_name=NAME, user=UserFactory())


@pytest.fixture
def elsewhere(tmp_path):
    """``elsewhere(badge)`` verifies with one file, a bare Python and openssl."""

    def verify(
        badge: str, status: str = "", *, at: str = AT, name: str = NAME, did: str = ""
    ):
        folder = tmp_path / "elsewhere"
        folder.mkdir(exist_ok=True)
        shutil.copy(open_badge.__file__, folder)
        (folder / "badge.json").write_text(badge, "utf-8")
        command = [sys.executable, "-S", "-E", "open_badge.py", "badge.json"]
        command += ["--key", did or did_of(credential_key().private)]
        command += ["--at", at, "--name", name]
        if status:
            (folder / "list.json").write_text(status, "utf-8")
            command += ["--list", "list.json"]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        return done.stdout.strip()

    return verify


def badge_of(certificate) -> str:
    address = reverse("records:own_badge", args=[certificate.uid])
    answer = signed_in(certificate.person.user).get(address)
    assert answer.headers["Content-Type"] == "application/vc+json"
    return answer.content.decode()


def list_of(badge: str) -> str:
    address = json.loads(badge)["credentialStatus"]["statusListCredential"]
    return Client().get(urlsplit(address).path).content.decode()


def test_a51_badge_verifies_offline_with_the_published_key(certificate, elsewhere):
    badge = badge_of(certificate)
    page = Client().get(reverse("records:certificate_check_start")).content.decode()

    assert elsewhere(badge) == "valid"
    assert elsewhere(badge, list_of(badge)) == "valid"
    assert did_of(credential_key().private) in page
    assert badge_of(certificate) == badge


def test_a51_badge_says_no_name_and_is_the_holders_alone(certificate, elsewhere):
    badge = badge_of(certificate)
    address = reverse("records:own_badge", args=[certificate.uid])

    assert NAME not in badge
    assert certificate.person.code not in badge
    assert certificate.code not in badge
    assert elsewhere(badge, name="Trần Văn Bình") == "name"
    assert signed_in(UserFactory()).get(address).status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("ending", ["revoked", "reissued"])
def test_a51_revocation_is_honoured(certificate, elsewhere, ending):
    badge, actor = badge_of(certificate), UserFactory()
    before = list_of(badge)
    if ending == "revoked":
        revoke(certificate=certificate, reason="Thi hộ", actor=actor)
    else:
        new = reissue(
            certificate=certificate, cause=Cause.LOST, note="Mất", actor=actor
        )
        assert elsewhere(badge_of(new), list_of(badge)) == "valid"

    assert elsewhere(badge, list_of(badge)) == "revoked"
    assert elsewhere(badge, before) == "valid"
    assert elsewhere(badge, before, at="2026-06-02T12:30:00Z") == "list time"


def test_a51_badge_ends_with_the_certificate(certificate, elsewhere):
    badge = badge_of(certificate)

    assert elsewhere(badge, at="2027-06-01T16:59:59Z") == "valid"
    assert elsewhere(badge, at="2027-06-01T17:00:00Z") == "time"
    assert elsewhere(badge, at="2026-05-31T00:00:00Z") == "time"


@pytest.mark.parametrize(
    "change",
    [
        lambda badge: badge.update(name="Khác"),
        lambda badge: badge.update(validUntil="2099-01-01T00:00:00Z"),
        lambda badge: badge["credentialStatus"].update(statusListIndex="7"),
        lambda badge: badge["credentialSubject"]["achievement"].update(description="x"),
        lambda badge: badge["proof"].update(created="2026-06-01T00:00:00Z"),
        lambda badge: badge["issuer"].update(name="Nơi khác"),
    ],
    ids=["name", "end", "index", "study", "created", "issuer"],
)
def test_a51_changed_badge_is_found_out(certificate, elsewhere, change):
    badge = json.loads(badge_of(certificate))
    change(badge)

    assert elsewhere(json.dumps(badge)) == "signature"


def test_a51_badge_of_another_key_is_found_out(
    certificate, elsewhere, settings, tmp_path
):
    badge, did = badge_of(certificate), did_of(credential_key().private)
    settings.CREDENTIAL_KEY = Path(tmp_path) / "other" / "key"

    forged = badge_of(certificate)

    assert elsewhere(badge, did=did) == "valid"
    assert elsewhere(forged, did=did) == "signature"


def test_a51_list_is_the_same_within_the_hour_and_unknown_ones_are_not_there(
    certificate, noon
):
    badge = badge_of(certificate)
    once = list_of(badge)
    noon.move_to(NOON + timedelta(minutes=50))
    again = list_of(badge)
    unknown = reverse(
        "records:certificate_status", args=[certificate.register.uid, 1999]
    )

    assert once == again
    assert Client().get(unknown).status_code == 404
