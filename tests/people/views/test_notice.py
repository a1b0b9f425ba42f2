"""The page of notices, the bell and the first page."""

import pytest
from django.urls import reverse

from people.kinds.notice import News
from people.models import MailWish, Notice
from people.services.notice import tell
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
FACTS = {"campaign": "Đợt học tập", "closes_on": "2026-06-04", "campaign_uid": "x"}


def _told(user, count):
    for n in range(count):
        news = News(kind="records.member_reminded", topic=f"t{n}", facts=FACTS)
        tell(news=news, users=[user])


@pytest.fixture
def user(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_a43_page_of_notices_is_empty_first(client, user):
    page = client.get(reverse("people:notices")).text

    assert "Chưa có thông báo nào" in page
    assert "bell-count" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a43_page_of_notices_asks_the_same_for_one_and_three(
    client, user, count, django_assert_num_queries
):
    _told(user, count)
    client.get(reverse("people:notices"))

    with django_assert_num_queries(6):
        page = client.get(reverse("people:notices")).text

    assert page.count("Đợt học tập kết thúc ngày 04/06/2026") == count
    assert f'<span class="bell-count" aria-hidden="true">{count}</span>' in page


def test_a43_first_page_shows_notices_until_they_are_known(client, user):
    _told(user, 1)
    one = Notice.objects.get()
    home = reverse("home")
    assert "Đợt học tập kết thúc ngày 04/06/2026" in client.get(home).text

    client.get(reverse("people:notices"))
    assert Notice.objects.get().read_at is None  # to look at the list reads nothing
    answer = client.post(reverse("people:notice_read", args=[one.uid]))

    assert (answer.status_code, answer.url) == (302, home)
    assert "Đợt học tập kết thúc ngày" not in client.get(home).text


def test_a43_open_reads_it_and_leads_there(client, user):
    _told(user, 1)
    one = Notice.objects.get()

    answer = client.post(reverse("people:notice_open", args=[one.uid]))

    assert (answer.status_code, answer.url) == (302, reverse("courses:study"))
    assert Notice.objects.get().read_at == NOON


def test_a43_all_are_read_but_not_those_that_came_since(client, user, noon):
    _told(user, 2)
    seen_at = NOON.isoformat()
    noon.shift(60)
    tell(news=News(kind="gone", topic="later"), users=[user])

    client.post(reverse("people:notices_read"), {"until": seen_at})
    left = list(Notice.objects.filter(read_at=None).values_list("topic", flat=True))
    client.post(reverse("people:notices_read"), {"until": "hôm qua"})

    assert left == ["later"]
    assert not Notice.objects.filter(read_at=None).exists()


def test_a43_page_pages_filters_and_bears_kinds_that_are_gone(client, user):
    _told(user, 21)
    tell(news=News(kind="gone", topic="gone"), users=[user])
    Notice.objects.exclude(topic="t3").update(read_at=NOON)
    url = reverse("people:notices")

    assert client.get(url, {"show": "unread"}).text.count('class="notice-title"') == 1
    assert client.get(url).text.count('class="notice-title"') == 20
    assert client.get(url, {"page": "2"}).text.count('class="notice-title"') == 2


def test_a43_mail_is_asked_for_with_a_tick_and_stopped(client, user, settings):
    url = reverse("people:notice_mail")
    assert "Hệ thống này không gửi thư" in client.get(url).text
    client.post(url, {"address": "a@example.org", "agrees": "on"})
    assert not MailWish.objects.exists()
    settings.NOTICES_BY_MAIL = True

    for bad in ({"address": "a@example.org"}, {"address": "a", "agrees": "on"}):
        assert client.post(url, bad).status_code == 200
    assert not MailWish.objects.exists()
    client.post(url, {"address": "a@example.org", "agrees": "on"})
    assert "a@example.org" in client.get(url).text
    assert "Chưa xác nhận" in client.get(url).text
    client.post(reverse("people:notice_mail_stop"))

    assert not MailWish.objects.exists()
