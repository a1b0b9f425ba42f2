"""Tags draw shapes without style attributes, and links that keep what was chosen."""

from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from kernel.kinds.picture import Share


def draw(source: str, **context: Any) -> str:
    tags = "{% load charts lists pictures wording %}"
    return Template(tags + source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{% bar 97 100 9800 %}",
        "{% bar 0 0 9800 %}",
        "{% bar 120 100 %}",
        "{% ring 3 6 %}",
        "{% ring 0 0 'l' 'chưa có' %}",
        "{% icon 'check' 'Đạt' %}",
        "{% tree_map shares 9800 'Tỷ lệ' %}",
    ],
)
def test_shapes_carry_no_style_attribute(source: str) -> None:
    drawn = draw(source, shares=[Share("Đảng ủy xã <b>", 9, 10, "/x/")])

    assert "style=" not in drawn
    assert "<b>" not in drawn


def test_bar_says_its_standing() -> None:
    assert 'class="bar bar-near"' in draw("{% bar 97 100 9800 %}")
    assert 'class="bar bar-met"' in draw("{% bar 98 100 9800 %}")
    assert 'width="97.00"' in draw("{% bar 97 100 9800 %}")


def test_sort_link_turns_the_order_and_goes_to_the_first_page() -> None:
    request = RequestFactory().get("/?q=an&page=3&sort=name")

    drawn = draw(
        "{% sort_link 'name' 'name' %} {% sort_link 'rate' 'name' %}", request=request
    )

    assert drawn == "?q=an&amp;sort=-name ?q=an&amp;sort=rate"


def test_export_link_keeps_the_filters() -> None:
    request = RequestFactory().get("/?q=an&page=3")

    assert draw("{% format_link 'csv' %}", request=request) == "?q=an&amp;format=csv"


def test_pager_elides_and_keeps_the_query() -> None:
    request = RequestFactory().get("/?q=an&page=5")
    page = Paginator(range(100), 10).get_page(5)

    drawn = draw("{% for n in page|elided %}{{ n }} {% endfor %}", page=page)
    link = draw("{% page_link 'page' 6 %}", request=request)

    assert drawn == "1 0 4 5 6 0 10 "
    assert link == "?q=an&amp;page=6"


def test_filters_write_a_dash_for_nothing() -> None:
    drawn = draw("{{ n|number }} {{ n|day }} {{ n|deadline }}{{ n|iso }}", n=None)

    assert drawn == "– – –"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nguyễn Thị Hạnh", "NH"), ("Y Moan", "YM"), ("Điểu", "Đ"), ("", "")],
)
def test_initials_are_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert draw("{{ name|initials }}", name=name) == letters
