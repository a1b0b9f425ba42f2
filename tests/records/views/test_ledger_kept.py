"""The inspection committee holds the ledger against the head it kept."""

import pytest
from django.test import Client
from django.urls import reverse

from people.kinds.role import Role
from records.models import LedgerHead
from tests.factories import GrantFactory
from tests.records import tampering as by
from tests.records.tampering import make_sealed, unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(settings, tmp_path):
    settings.LEDGER_KEY = tmp_path / "key"
    return make_sealed()


@pytest.fixture
def client(sealed) -> Client:
    grant = GrantFactory(role=Role.INSPECTOR, unit=sealed.round.province)
    client = Client()
    client.force_login(grant.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(client: Client, text: str) -> str:
    answer = client.post(reverse("records:ledger_kept"), {"heads": text})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a32_inspector_sees_that_the_ledger_extends_the_head(sealed, client):
    ledger = client.get(reverse("records:ledger")).content.decode()
    heads = list(LedgerHead.objects.order_by("size").values_list("note", flat=True))

    page = said(client, "\n".join(heads).replace("\n", "\r\n"))

    assert reverse("records:ledger_kept") in ledger
    assert page.count("Sổ cái nối tiếp đầu sổ này") == len(heads) == 2


def test_a32_inspector_sees_that_the_ledger_was_cut_short(sealed, client):
    with unguarded():
        by.cut_the_tail(sealed)

    page = said(client, sealed.witness)

    assert "Sổ cái đã bị cắt ngắn" in page
    assert "mất ít nhất 3 mục" in page


def test_a32_inspector_sees_that_the_ledger_differs(sealed, client):
    with unguarded():
        by.reseal(sealed)

    assert "Sổ cái khác với đầu sổ này" in said(client, sealed.witness)


def test_a32_inspector_sees_that_a_head_is_not_of_this_ledger(sealed, client):
    page = said(client, sealed.witness.replace("\n6\n", "\n7\n"))

    assert "Không do khóa của sổ cái này ký" in page


@pytest.mark.parametrize("text", ["", "Xin chào", "\x00", "— a b\n" * 3000])
def test_a32_what_is_no_head_is_refused_with_the_remedy(client, text):
    page = said(client, text)

    assert 'aria-invalid="true"' in page
    assert "Đầu sổ đã đối chiếu" not in page


def test_a32_too_many_heads_are_refused(sealed, client):
    name, _, rest = sealed.witness.partition("\n")
    many = "\n".join(f"{name}{place}\n{rest}" for place in range(21))

    assert "tối đa 20 đầu sổ" in said(client, many)
