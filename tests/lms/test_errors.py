"""The pages of what goes wrong."""

import pytest
from django.db import OperationalError
from django.test import Client

from lms.views import health


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_unknown_address_gets_a_page_in_vietnamese(visitor):
    response = visitor.get("/khong-co/")

    assert response.status_code == 404
    assert "Không tìm thấy trang này" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/khong%00co/", "/%ED%A0%80/", "/" + "a" * 5000])
def test_hostile_address_gets_a_page_and_no_fault(visitor, address):
    assert visitor.get(address).status_code in {400, 404}


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (RuntimeError("secret detail"), 500, "Hệ thống đang gặp trục trặc"),
        (OperationalError("secret detail"), 503, "Hệ thống tạm nghỉ trong giây lát"),
    ],
)
def test_fault_gets_a_page_that_tells_no_detail(
    visitor, monkeypatch, error, status, words
):
    def fail():
        raise error

    monkeypatch.setattr(health, "faults", fail)

    response = visitor.get("/ready")

    assert response.status_code == status
    assert words in response.content.decode()
    assert "secret" not in response.content.decode()
    assert (response.get("Retry-After") is not None) == (status == 503)


@pytest.mark.django_db
def test_stale_form_gets_a_page_in_vietnamese():
    visitor = Client(enforce_csrf_checks=True)

    response = visitor.post("/live")

    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()
