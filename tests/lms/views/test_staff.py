"""The first page of those who work for a unit."""

import pytest
from django.test import Client

from people.kinds.role import Role
from tests.factories import CampaignFactory, GrantFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_staff_names_the_roles(client: Client) -> None:
    grant = GrantFactory(role=Role.INSPECTOR)
    client.force_login(grant.user)

    answer = client.get("/work/")

    assert answer.status_code == 200
    assert str(Role.INSPECTOR.label) in answer.content.decode()
    assert grant.unit.name in answer.content.decode()


def test_staff_leads_those_without_roles_to_their_study(client: Client) -> None:
    client.force_login(UserFactory())

    answer = client.get("/work/")

    assert answer["Location"] == "/today/"


def test_staff_says_what_waits(client: Client) -> None:
    grant = GrantFactory(role=Role.CAMPAIGN_OFFICER)
    CampaignFactory(owner=grant.unit)
    CampaignFactory()  # of another province
    client.force_login(grant.user)

    page = client.get("/work/").content.decode()

    assert "1 đợt học tập còn là bản nháp" in page


def test_staff_says_nothing_where_nothing_waits(client: Client) -> None:
    grant = GrantFactory(role=Role.ORGANISATION_OFFICER)
    client.force_login(grant.user)

    page = client.get("/work/").content.decode()

    assert "Đang chờ anh/chị" not in page
