"""The page on which an administrator upgrades content."""

import sys

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from h5p.models import Upgrade
from people.kinds.role import Role
from tests.factories import GrantFactory
from tests.h5p import newer
from tests.h5p.makers import imported

pytestmark = pytest.mark.django_db


def _administrator():
    client = Client()
    client.force_login(
        GrantFactory(role=Role.ADMINISTRATOR).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def test_c03_administrator_upgrades_content_and_takes_it_back():
    former = imported()
    library = newer.install()
    client = _administrator()
    address = f"/h5p/libraries/{library.uid}/upgrade/"

    shown = client.get(address)
    assert former.content.revisions.count() == 1
    assert "Xong. (2 thẻ)" in shown.content.decode()

    stale = client.post(address, {"seen": "x"})
    assert (stale.status_code, Upgrade.objects.count()) == (200, 0)

    sent = client.post(address, {"seen": shown.context["run"].digest})
    assert (sent.status_code, former.content.revisions.count()) == (302, 2)

    undone = client.post(f"/h5p/upgrades/{Upgrade.objects.get().uid}/undo/")
    assert undone.status_code == 302
    assert former.content.revisions.count() == 3


def test_c03_upgrade_page_says_what_to_install(monkeypatch):
    library = newer.install()
    monkeypatch.setitem(sys.modules, "quickjs", None)

    page = _administrator().get(f"/h5p/libraries/{library.uid}/upgrade/")

    assert "pip install quickjs-ng" in page.content.decode()


def test_c03_list_of_upgrades_takes_the_same_queries_for_one_and_three():
    library = newer.install()
    client = _administrator()
    counts = []
    for more in (1, 2):
        for _one in range(more):
            Upgrade.objects.create(library=library, made_at=library.installed_at)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/h5p/libraries/{library.uid}/upgrade/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
