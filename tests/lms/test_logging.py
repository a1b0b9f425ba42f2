"""What goes wrong is written where those who run the site can see it."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

WORDS = "a fault on purpose"


def broken(_request: HttpRequest) -> HttpResponse:
    raise ValueError(WORDS)


urlpatterns = [path("broken/", broken)]


@pytest.mark.urls("tests.lms.test_logging")
def test_fault_is_recorded_with_its_trace(caplog: pytest.LogCaptureFixture) -> None:
    answer = Client(raise_request_exception=False).get("/broken/")

    assert answer.status_code == 500
    assert WORDS in caplog.text


def test_faults_reach_standard_error() -> None:
    streams = [type(one) for one in logging.getLogger().handlers]

    assert logging.StreamHandler in streams
