"""The editor whatever is sent to it: bounded, answered, and nothing half kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from h5p.models import Revision
from h5p.spec.form_action import MOST_ROWS
from tests.h5p import packages
from tests.h5p.desk import lecturer, pressed
from tests.h5p.makers import imported

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "changes",
    [{"base": "{"}, {"base": "[]"}, {"base": "[" * 500}, {"base": '{"a": "\\u0000"}'},
     {"base": '{"a": NaN}'}],
)  # fmt: skip
def test_c03_form_that_is_torn_changes_nothing(changes):
    grant, client = lecturer()
    first = imported(owner=grant.unit)
    url = f"/h5p/contents/{first.content.uid}/edit/"

    answer = client.post(url, pressed(client.get(url), "save", **changes))

    assert answer.status_code == 302
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"do": "remove cards/99"}, {"do": "up ../.."}, {"do": "add done"}, {"do": "wonder x"},
     {"do": "clear"}, {"r:cards": ["", "0", "0", "x", "²", "-1"]}, {"l:cards/0": "H5P.No 1.0"},
     {"v:done": "a\x00b"}, {"revision": "x"}, {"sent": "x"}, {"opened": "\x00"},
     {"do": "add cards/0/options/0/text"}],
)  # fmt: skip
def test_c03_form_of_anything_is_answered(changes):
    grant, client = lecturer()
    first = imported(owner=grant.unit)
    url = f"/h5p/contents/{first.content.uid}/edit/"

    answer = client.post(url, {**pressed(client.get(url), "save"), **changes})

    assert answer.status_code in {200, 302}


def test_c03_rows_are_bounded():
    grant, client = lecturer()
    files = packages.sound_files()
    params = packages.cards(1)
    params["cards"][0]["params"]["options"] *= MOST_ROWS
    files["content/content.json"] = params
    first = imported(owner=grant.unit, file=packages.packed(files))
    url = f"/h5p/contents/{first.content.uid}/edit/"

    page = client.post(url, {
        "base": '{"cards": []}', "r:cards": [""], "do": "add cards", "title": "a",
    })  # fmt: skip

    assert "r:cards" in page.content.decode()
    assert client.get(url).status_code == 200


def test_c03_editor_costs_the_same_for_one_part_and_three():
    grant, client = lecturer()
    urls = []
    for count in (1, 3):
        files = packages.sound_files()
        files["content/content.json"] = packages.cards(count)
        revision = imported(owner=grant.unit, file=packages.packed(files))
        urls.append(f"/h5p/contents/{revision.content.uid}/edit/")

    client.get(urls[0])
    counts = []
    for url in urls:
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))

    assert counts[0] == counts[1]
