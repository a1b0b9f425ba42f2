"""D05: people are told what is kept about them at the first sign-in, and when it changes."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from kernel.kinds.privacy import Keep, Purpose
from kernel.models import AuditEvent
from lms.selectors.privacy_notice import mark_of, notice_version, told_purposes
from people.kinds.role import Role
from tests.factories import GrantFactory, PersonFactory, UserFactory
from tests.records.views.test_own import signed_in

pytestmark = pytest.mark.django_db
CALLOUT = "Dữ liệu cá nhân của anh/chị trên hệ thống này"


def page_of(client: Client, name: str) -> str:
    return client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", ["home", "staff"])
def test_d05_notice_is_told_from_the_first_sign_in_until_it_is_read(name):
    user = UserFactory()
    PersonFactory(user=user)
    GrantFactory(user=user, role=Role.CELL_SECRETARY)
    client = signed_in(user)
    assert CALLOUT in page_of(client, name)
    assert "Tôi đã đọc" in page_of(client, "privacy_notice")

    for _twice in range(2):
        answer = client.post(reverse("privacy_notice_read"))

    assert answer.headers["Location"] == reverse("home")
    assert CALLOUT not in page_of(client, name)
    assert "Tôi đã đọc" not in page_of(client, "privacy_notice")
    event = AuditEvent.objects.get(verb="privacy.notice_read")
    assert event.facts == {"version": notice_version()}


def test_d05_notice_that_has_changed_is_told_again():
    user = UserFactory(privacy_notice_read="another")

    assert CALLOUT in page_of(signed_in(user), "home")


def test_d05_notice_names_each_purpose_and_is_open_to_everybody(client):
    page = page_of(client, "privacy_notice")

    for one in told_purposes():
        assert str(one.purpose.label) in page
        assert all(str(keep.label) in page for keep in one.keeps)
    assert {one.purpose for one in told_purposes()} == set(Purpose)
    assert "Tôi đã đọc" not in page
    assert reverse("privacy_notice") in page_of(client, "people:sign_in")


def test_d05_mark_of_the_notice_follows_what_is_told():
    told = told_purposes()
    longer = replace(told[0], keeps=[*told[0].keeps, Keep.SHORT])

    assert mark_of(told) == notice_version()
    assert len({mark_of(told), mark_of(told[1:]), mark_of([longer, *told[1:]])}) == 3
