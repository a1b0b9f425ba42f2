"""Clips of other sites are shut out, but those that the operator lets in."""

import pytest
from django.test import Client

from h5p.selectors.content import lacking_in
from tests.h5p.views.test_pages import _played

pytestmark = pytest.mark.django_db


def test_c03_clips_of_other_sites_are_shown_where_the_operator_lets_them_in(settings):
    exercise, _enrolment, play = _played()
    settings.H5P_CLIP_HOSTS = ["clips.example"]
    told = {"code": "outside-file", "path": "a", "facts": {}}
    addresses = ["https://clips.example/a", "https://other.example/b", "https://[a"]
    revision = exercise.revision
    revision.issues = [{**told, "facts": {"address": one}} for one in addresses]

    shut = Client().get(play)
    assert lacking_in(revision) == addresses
    settings.H5P_ORIGIN = "http://testserver"
    opened = Client().get(play)

    assert "clips.example" not in shut["Content-Security-Policy"]
    assert "frame-src 'none'" in shut["Content-Security-Policy"]
    assert shut["Referrer-Policy"] == "no-referrer"
    policy = opened["Content-Security-Policy"]
    assert "frame-src https://clips.example;" in policy
    assert "script-src http://testserver https://clips.example 'unsafe" in policy
    assert "connect-src http://testserver;" in policy
    assert opened["Referrer-Policy"] == "strict-origin"
    assert lacking_in(revision) == addresses[1:]
