"""What a visitor sees."""

from django.test import Client
from django.urls import reverse

from tests.cms.conftest import signed_in
from tests.factories import PersonFactory, UnitFactory, UserFactory


def test_visitor_sees_the_front_of_a_fresh_database(db):
    answer = Client().get("/")

    assert answer.status_code == 200
    assert "Đăng nhập lần đầu" in answer.content.decode()


def test_front_names_no_person_and_no_unit(province):
    unit = UnitFactory(parent=province, name="Chi bộ Bí Mật QX")
    PersonFactory(unit=unit, full_name="Người Không Nêu QX")

    page = Client().get("/").content.decode()

    assert "QX" not in page


def test_signed_in_person_is_sent_to_their_home(db):
    answer = signed_in(UserFactory()).get("/")

    assert answer.status_code == 302
    assert answer["Location"] == reverse("home")
