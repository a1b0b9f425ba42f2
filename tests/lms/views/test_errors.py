"""The pages that answer when nothing else does."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503"])
def test_error_page_stands_without_request_and_database(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert '<html lang="vi"' in page
    assert "Về trang đầu" in page


@override_settings(DEBUG=False)
def test_unknown_address_says_what_to_do(client: Client) -> None:
    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.content.decode()
