"""The officer's ladder, its preview and its log; the secretary's digest."""

import pytest
from django.urls import reverse

from courses.models import ResponsibleHead
from people.kinds.role import Role
from people.models import Notice, User
from records.services.reminder import remind_all
from tests.factories import NOON, GrantFactory, PersonFactory, UnitFactory, UserFactory
from tests.records.reminded import Reminded, before_the_end, make_reminded

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Reminded:
    return make_reminded()


@pytest.fixture
def runs(client, this) -> User:
    """Signed in: the campaign's officer."""
    user = GrantFactory(unit=this.round.province, role=Role.CAMPAIGN_OFFICER).user
    client.force_login(user)
    return user


def _url(this: Reminded, name: str) -> str:
    return reverse(f"records:{name}", args=[this.round.campaign.uid])


def _digest(user: User) -> str:
    return reverse("records:digest", args=[Notice.objects.get(user=user).uid])


def test_a43_officer_sees_who_would_be_told_on_which_day(client, this, runs):
    for _ in range(3):
        this.member()
    this.round.add(this.cell)
    this.round.add(UnitFactory(name="Chi bộ không bí thư", parent=this.committee))

    page = client.get(_url(this, "reminders")).text
    who = client.get(_url(this, "reminder_who")).text
    secretaries = client.get(_url(this, "reminder_who"), {"to": "secretary"}).text

    assert page.count("thứ Sáu, 05/06/2026") == 1
    assert page.count("Nếu nhắc bây giờ: 5 người được báo.") == 2
    assert page.count("Trong đó 2 người chưa có tài khoản") == 2
    assert page.count("Nếu nhắc bây giờ: 1 người được báo.") == 2
    assert "1 tổ chức còn người chưa hoàn thành" in page
    assert who.count('<th scope="row">') == 5
    assert secretaries.count('<th scope="row">') == 1
    assert this.secretary.display_name in secretaries


def test_a43_officer_sees_learners_who_are_not_members_apart(client, this, runs, noon):
    this.member()
    for _ in range(2):
        this.other()

    page = client.get(_url(this, "reminders")).text
    who = client.get(_url(this, "reminder_who")).text
    secretaries = client.get(_url(this, "reminder_who"), {"to": "secretary"})
    noon.move_to(NOON + before_the_end(3))
    remind_all()
    (row,) = client.get(_url(this, "reminder_log")).context["rows"]
    after = client.get(_url(this, "reminders")).text

    assert page.count("Nếu nhắc bây giờ: 3 người được báo.") == 2
    assert page.count("Trong đó 2 người không phải đảng viên, được tính riêng.") == 2
    assert who.count('data-label="Đảng viên">Không') == 2
    (recipient,) = secretaries.context["page"]
    assert (recipient.people, recipient.others) == (1, 2)
    assert (row.unit, row.told, row.others) == ("Chi bộ Thôn Một", 3, 2)
    assert after.count("Trong đó 2 người không phải đảng viên</span>") == 1


def test_a43_officer_changes_the_ladder(client, this, runs):
    add, off = _url(this, "rung_add"), _url(this, "rung_off")

    client.post(add, {"count": "2", "side": "before", "audience": "secretary"})
    client.post(off, {"days": "-3", "audience": "member"})
    wrong = client.post(add, {"count": "2", "side": "after", "audience": "member"})
    worse = client.post(add, {"count": "x", "side": "", "audience": "all"})
    client.post(off, {"days": "x"})

    on = this.round.campaign.rungs.filter(is_on=True).order_by("days", "pk")
    assert [(one.days, one.audience) for one in on] == [
        (-2, "secretary"), (-1, "member"), (1, "secretary"), (3, "committee"),
    ]  # fmt: skip
    assert "Người học chỉ học được đến hết ngày cuối" in wrong.text
    assert (wrong.status_code, worse.status_code) == (200, 200)


@pytest.mark.parametrize("cells", [1, 3])
def test_a43_log_tells_by_rung_and_unit_in_fixed_queries(
    client, this, runs, noon, cells, django_assert_num_queries
):
    first = this.member()
    for n in range(cells - 1):
        this.round.add(UnitFactory(name=f"Chi bộ {n}", parent=this.committee))
    noon.move_to(NOON + before_the_end(3))
    remind_all()
    Notice.objects.filter(user=first.user).update(read_at=NOON)
    url = _url(this, "reminder_log")
    client.get(url)

    with django_assert_num_queries(10):
        page = client.get(url)

    lines = [
        (row.unit, row.told, row.read, row.unreached) for row in page.context["rows"]
    ]
    none = [(f"Chi bộ {n}", 1, 0, 1) for n in range(cells - 1)]
    assert lines == [("Chi bộ Thôn Một", 1, 1, 0), *none]
    unread = client.get(url, {"state": "unreached"}).context["rows"]
    assert len(unread) == cells - 1
    assert len(client.get(url, {"q": "thon mot"}).context["rows"]) == 1
    rung = this.round.campaign.rungs.get(days=-1)
    assert client.get(url, {"rung": str(rung.uid)}).context["rows"] == []


def test_a43_log_goes_out_as_csv(client, this, runs, noon):
    this.member()
    noon.move_to(NOON + before_the_end(3))
    remind_all()

    answer = client.get(_url(this, "reminder_log"), {"format": "csv"})

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    (line,) = lines[1:]
    assert line.split(",") == [
        "05/06/2026", "3 ngày trước ngày cuối", "Từng người học chưa hoàn thành",
        this.cell.code, "Chi bộ Thôn Một", "1", "0", "0", "0",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_a43_secretary_reads_names_reasons_and_next_steps(
    client, this, noon, count, django_assert_num_queries
):
    people = [this.member() for _ in range(count)]
    this.round.count()
    noon.move_to(NOON + before_the_end(-1))
    remind_all()
    client.force_login(this.secretary)
    url = _digest(this.secretary)
    client.get(url)

    with django_assert_num_queries(10):
        page = client.get(url).text

    for person in people:
        assert person.full_name in page
    assert page.count("Chưa mở khóa học") == count
    assert page.count("Nhắc bắt đầu học") == count


def test_a43_digests_tell_learners_who_are_not_members_apart(client, this, noon):
    member, press, done = this.member(), this.other(), this.other()
    this.round.study(done)
    this.round.sit_test(done)
    this.round.count()
    for days in (-1, -3):
        noon.move_to(NOON + before_the_end(days))
        remind_all()
    client.force_login(this.secretary)
    names = client.get(_digest(this.secretary))
    client.force_login(this.officer)
    figures = client.get(_digest(this.officer))

    (part,) = names.context["parts"]
    assert [one.name for one in part.names] == [member.full_name]
    assert [one.name for one in part.others] == [press.full_name]
    assert "Người học không phải đảng viên, tính riêng" in names.text
    for page in (names.text, figures.text):
        assert "0 trong 1 người đã hoàn thành." in page
        assert "Ngoài tỷ lệ: 1 trong 2 người học không phải đảng viên" in page
    (below,) = figures.context["parts"][0].below
    assert (below.lacking, below.others_lacking) == (1, 1)


def test_a43_digest_shows_no_name_to_whoever_lost_the_role(client, this, noon):
    person = this.member()
    this.round.count()
    noon.move_to(NOON + before_the_end(-1))
    remind_all()
    this.secretary.grants.all().delete()
    client.force_login(this.secretary)

    page = client.get(_digest(this.secretary)).text

    assert person.full_name not in page
    assert "Hôm nay anh/chị không giữ vai trò ở tổ chức này" in page
    client.force_login(UserFactory())
    assert client.get(_digest(this.secretary)).status_code == 404


def test_a43_head_without_an_account_is_told_of_in_the_log(client, this, runs, noon):
    this.member()
    head = PersonFactory(unit=this.cell)
    ResponsibleHead.objects.create(
        version=this.round.version, unit=this.cell, person=head
    )
    noon.move_to(NOON + before_the_end(-1))
    remind_all()

    (row,) = client.get(_url(this, "reminder_log")).context["rows"]

    assert (row.told, row.unreached) == (1, 1)


def test_a43_committee_reads_figures_by_unit(client, this, noon):
    done, _late = this.member(), this.member()
    this.round.study(done)
    this.round.sit_test(done)
    this.round.count()
    noon.move_to(NOON + before_the_end(-3))
    remind_all()
    client.force_login(this.officer)

    page = client.get(_digest(this.officer)).text

    assert "1 trong 2 người đã hoàn thành." in page
    assert "Chi bộ Thôn Một" in page


def test_a43_campaign_page_leads_to_the_ladder(client, this, runs):
    page = client.get(reverse("courses:campaign", args=[this.round.campaign.uid])).text

    assert _url(this, "reminders") in page
