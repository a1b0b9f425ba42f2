"""What somebody without an account meets."""

import pytest

from tests.factories import PASSWORD, UserFactory


@pytest.mark.parametrize("kind", ["phone", "desk"])
def test_d07_visitor_finds_the_way_in(visit, kind):
    visitor = visit(kind)

    visitor.go("/sign-in/")
    visitor.look("sign_in")
    visitor.go("/enter/")
    visitor.look("enter")
    answer = visitor.page.goto(f"{visitor.address}/khong-co/")
    assert answer.status == 404
    visitor.forgive("404")
    visitor.look("not_found")


@pytest.mark.parametrize("kind", ["phone", "desk"])
def test_member_signs_in_by_the_form_and_sees_the_day(visit, kind):
    user = UserFactory()
    visitor = visit(kind)

    visitor.signs_in(user.username, PASSWORD)

    visitor.page.wait_for_url("**/today/")
    visitor.look("today_of_nobody")


def test_pages_work_without_scripts(visit):
    user = UserFactory()
    visitor = visit("phone", java_script_enabled=False)

    visitor.signs_in(user.username, PASSWORD)

    visitor.page.wait_for_url("**/today/")
