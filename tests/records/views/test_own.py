"""A member's own records."""

import pytest
from django.test import Client
from django.urls import reverse

from records.models import CompletionRecord
from tests.factories import ContentVersionFactory, UnitFactory, UserFactory
from tests.records.factories import make_round

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_member_sees_each_record_with_its_evidence_and_rule():
    this = make_round()
    content = ContentVersionFactory(activity=this.lessons[0], html="<p>Lời gốc.</p>")
    person = this.add(UnitFactory(parent=this.province), user=UserFactory())
    this.study(person)
    this.sit_test(person, "0.85")
    client, record = signed_in(person.user), CompletionRecord.objects.get()
    progress = this.enrolments[person.pk].progress.get(activity=this.lessons[0])

    listed = client.get(reverse("records:own")).content.decode()
    page = client.get(reverse("records:own_record", args=[record.uid])).content.decode()
    text = client.get(reverse("records:own_content", args=[progress.uid]))

    assert this.version.title in listed
    assert "85,00 %" in page
    assert reverse("records:own_content", args=[progress.uid]) in page
    assert "<p>Lời gốc.</p>" in text.content.decode()
    assert content.sha256 in text.content.decode()


def test_own_records_have_one_query_count(django_assert_num_queries):
    user = UserFactory()
    person = None
    for rounds in (1, 2):
        for _ in range(rounds):
            this = make_round()
            if person is None:
                person = this.add(UnitFactory(parent=this.province), user=user)
            CompletionRecord.objects.create(
                campaign=this.campaign,
                version=this.version,
                person=person,
                unit=this.province,
            )
        client = signed_in(user)
        with django_assert_num_queries(8):
            client.get(reverse("records:own"))
