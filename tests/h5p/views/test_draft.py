"""Content that is left unfinished: its author's alone, played by nobody, and come back to."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from h5p.kinds.desk import Desk
from h5p.models import Content, Draft, Revision
from h5p.services import draft as service
from h5p.services.draft import TooManyDrafts, Unfinished, keep_draft
from h5p.spec.names import LibraryRef
from lms.services.retention import forget_raw
from people.kinds.role import Role
from tests.factories import GrantFactory
from tests.h5p.desk import lecturer, pressed
from tests.h5p.makers import imported, installed
from tests.h5p.official import address, brought, file_for, told
from tests.h5p.packages import PNG
from tests.h5p.views.test_editor import NEW, _picture
from tests.h5p.views.test_official import _handed

pytestmark = pytest.mark.django_db
CARDS = LibraryRef("HocTap.Cards", 1, 0)


def test_c03_unfinished_content_is_kept_come_back_to_and_saved():
    installed()
    _grant, client = lecturer()
    blank = client.get(NEW)
    half = {"title": "", "v:done": "Xong nhé", "f:picture": _picture()}

    kept = client.post(NEW, pressed(blank, "draft", **half))
    page = client.get(kept.url)
    again = client.post(kept.url, pressed(page, "draft", title="Bài dở"))
    listed = client.get("/h5p/contents/").content.decode()

    draft = Draft.objects.get()
    assert kept.url == again.url == f"/h5p/drafts/{draft.uid}/"
    assert (Content.objects.count(), Revision.objects.count()) == (0, 0)
    text = page.content.decode()
    assert 'value="Xong nhé"' in text
    assert "/h5p/sent/" in text  # the picture is there
    assert "Bài dở" in listed
    refused = client.post(kept.url, pressed(page, "save", title="Bài dở"))
    assert "Hãy điền mục này." in refused.content.decode()
    assert Draft.objects.count() == 1
    filled = {
        "title": "Bài xong",
        "v:cards/0/question": "Mục tiêu?",
        "v:cards/0/options/0/text": "98 %",
        "v:cards/0/options/1/text": "99 %",
    }
    whole = client.post(kept.url, pressed(page, "save", **filled))
    assert whole.status_code == 302
    assert Draft.objects.count() == 0
    revision = Revision.objects.get()
    assert revision.filtered["done"] == "Xong nhé"
    assert set(revision.files) == {revision.params["picture"]["path"]}


def test_c03_unfinished_changes_leave_the_content_as_it_is():
    grant, client = lecturer()
    former = imported(owner=grant.unit)
    edit = f"/h5p/contents/{former.content.uid}/edit/"
    page = client.get(edit)

    alone = client.post(edit, pressed(page, "autosave", **{"v:done": "Dở"}))
    twice = client.post(edit, pressed(page, "autosave", **{"v:done": "Dở dang"}))

    draft = Draft.objects.get()
    assert (alone.status_code, twice.status_code) == (204, 204)
    assert draft.params["done"] == "Dở dang"
    assert (draft.content, draft.base) == (former.content, former)
    assert Revision.objects.count() == 1
    assert client.get(edit).url == f"/h5p/drafts/{draft.uid}/"
    shown = client.get(f"/h5p/contents/{former.content.uid}/").content.decode()
    assert "Bỏ bản dở dang" in shown
    client.post(edit, pressed(page, "save", **{"v:done": "Hết"}))
    assert (Draft.objects.count(), Revision.objects.count()) == (0, 2)


def test_c03_draft_is_discarded_by_its_author_alone():
    grant, client = lecturer()
    former = imported(owner=grant.unit)
    edit = f"/h5p/contents/{former.content.uid}/edit/"
    client.post(edit, pressed(client.get(edit), "draft"))
    draft = Draft.objects.get()
    other = Client()
    other.force_login(
        GrantFactory(role=Role.LECTURER, unit=grant.unit).user,
        backend="django.contrib.auth.backends.ModelBackend",
    )

    for rest in ("", "official/"):
        assert other.get(f"/h5p/drafts/{draft.uid}/{rest}").status_code == 404
    assert other.post(f"/h5p/drafts/{draft.uid}/discard/").status_code == 404
    assert other.get(edit).status_code == 200
    assert client.post(f"/h5p/drafts/{draft.uid}/discard/").status_code == 302
    assert Draft.objects.count() == 0
    assert client.get(edit).status_code == 200


def test_c03_official_editor_leaves_content_unfinished_with_its_files():
    grant, client = lecturer()
    installed()
    brought()
    new = "/h5p/contents/new/official/?library=HocTap.Cards+1.0"
    page = client.get(new)
    sent = told(grant.user, "files", **file_for("image", "b.png", PNG)).json()
    half = _handed(
        {"picture": sent, "cards": []}, do="draft", title="", license="CC BY"
    )
    half["draft"] = str(page.context["desk"].draft)

    kept = client.post(new, half)
    twice = client.post(new, half)

    draft = Draft.objects.get()
    assert kept.url == twice.url == f"/h5p/drafts/{draft.uid}/official/"
    path = sent["path"].removesuffix("#tmp")
    assert draft.params["picture"]["path"] == path
    opened = client.get(kept.url)
    content = opened.context["opened"]["content"]
    assert content["params"] == draft.params
    assert content["metadata"]["license"] == "CC BY"
    source = opened.context["frame"]["src"]
    assert b"".join(Client().get(f"{source}content/{path}")) == PNG
    assert Client().get(address(grant.user, None, f"content/{path}")).status_code == 404
    filled = _handed({**draft.params, "cards": imported().params["cards"]})
    asked = {"draft": str(draft.uid), "owner": str(grant.unit.pk)}
    saved = client.post(kept.url, {**filled, **asked})
    assert saved.status_code == 302
    assert Draft.objects.count() == 0
    assert path in Revision.objects.latest("pk").files


def test_c03_drafts_are_bounded_and_go_after_ninety_days(noon, monkeypatch):
    grant, _client = lecturer()
    monkeypatch.setattr(service, "MOST_DRAFTS", 2)
    for _one in range(2):
        keep_draft(user=grant.user, desk=Desk(uuid4()), told=Unfinished(CARDS, {}))
    known = Draft.objects.first()

    with pytest.raises(TooManyDrafts):
        keep_draft(user=grant.user, desk=Desk(uuid4()), told=Unfinished(CARDS, {}))
    other = lecturer()[0].user
    theirs = keep_draft(user=other, desk=Desk(known.uid), told=Unfinished(CARDS, {}))
    assert theirs.uid != known.uid

    noon.shift(timedelta(days=91))
    forget_raw()
    assert Draft.objects.count() == 0


def test_c03_too_large_draft_is_refused_with_the_reason(monkeypatch):
    installed()
    _grant, client = lecturer()
    monkeypatch.setattr(service, "LARGEST", 10)
    page = client.get(NEW)

    alone = client.post(NEW, pressed(page, "autosave"))
    asked = client.post(NEW, pressed(page, "draft"))

    assert alone.status_code == 409
    assert "quá lớn" in alone.content.decode()
    assert "quá lớn" in asked.content.decode()
    assert Draft.objects.count() == 0


def test_c03_list_of_drafts_takes_the_same_queries_for_one_and_three():
    installed()
    grant, client = lecturer()
    counts = []
    for more in (1, 2):
        for _one in range(more):
            content = imported(owner=grant.unit).content
            keep_draft(
                user=grant.user, desk=Desk(uuid4()), told=Unfinished(CARDS, {}),
                content=content, base=content.revisions.get(),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            client.get("/h5p/contents/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
