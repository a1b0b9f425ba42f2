"""A50: the PDF of a certificate bears the centre's digital signature, verified by openssl."""

from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from records.checks import pdf_signing_key
from records.kinds.certificate import Cause
from records.models import Certificate
from records.services.certificate_ending import reissue
from tests.factories import NOON, GrantFactory, UserFactory
from tests.records.certified import one_certificate
from tests.records.views.test_own import signed_in
from tests.signing import NAME, PASSWORD, is_signed, make_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate() -> Certificate:
    return one_certificate(user=UserFactory())


@pytest.fixture
def keys(settings, tmp_path):
    file = make_keys(tmp_path, begins=NOON - timedelta(days=1))
    settings.PDF_SIGNING_KEY, settings.PDF_SIGNING_PASSWORD = str(file), PASSWORD
    return file


def pdf_of(certificate: Certificate):
    client = signed_in(certificate.person.user)
    return client, client.get(
        reverse("records:own_certificate", args=[certificate.uid])
    )


def test_a50_pdf_is_signed_and_a_changed_one_is_found_out(certificate, keys, tmp_path):
    made = pdf_of(certificate)[1].content
    place = made.index(b"/Title") if b"/Title" in made else 400
    changed = made[:place] + b"X" + made[place + 1 :]

    assert made.startswith(b"%PDF-")
    assert is_signed(made, tmp_path, NOON)
    assert not is_signed(changed, tmp_path, NOON)
    assert not is_signed(made + b" ", tmp_path, NOON)
    assert not [one for one in run_checks() if one.id == "records.E001"]


def test_a50_without_a_key_the_pdf_is_as_it_was(certificate, tmp_path):
    once, again = pdf_of(certificate)[1].content, pdf_of(certificate)[1].content

    assert once == again
    assert b"/ByteRange" not in once


def test_a50_officer_sees_who_signs(certificate, keys):
    user = UserFactory()
    owner = certificate.register.owner
    GrantFactory(user=user, role=Role.CAMPAIGN_OFFICER, unit=owner)
    address = reverse("records:certificate", args=[certificate.uid])

    page = signed_in(user).get(address).content.decode()

    assert f"Tệp PDF mang chữ ký số của {NAME}" in page


def test_a50_replaced_certificate_is_not_signed_again(certificate, keys):
    reissue(
        certificate=certificate, cause=Cause.LOST, note="Mất giấy", actor=UserFactory()
    )
    certificate.refresh_from_db()

    assert b"/ByteRange" not in pdf_of(certificate)[1].content


@pytest.mark.parametrize("fault", ["password", "expired", "nonsense", "gone"])
def test_a50_key_that_cannot_be_used_is_told_and_nothing_leaves_unsigned(
    certificate, keys, settings, tmp_path, fault
):
    if fault == "password":
        settings.PDF_SIGNING_PASSWORD = "another"
    elif fault == "expired":
        make_keys(tmp_path, begins=NOON - timedelta(days=30), days=10)
    elif fault == "nonsense":
        keys.write_bytes(b"nothing of the kind")
    else:
        keys.unlink()

    client, answer = pdf_of(certificate)

    assert answer.headers["Location"] == reverse("records:own")
    page: Client = client.get(answer.headers["Location"])
    assert "Không ký số được tệp" in page.content.decode()
    (error,) = pdf_signing_key()
    assert str(keys) in error.msg
