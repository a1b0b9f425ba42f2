"""What people see when a request cannot be answered."""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = "30"


def fault(request: HttpRequest) -> HttpResponse:
    """500 for a fault of ours; 503 while the database cannot be had.

    It reads nothing from the database and nothing of the request, so it cannot fail
    for the same reason.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(
            render_to_string("503.html"), status=HTTPStatus.SERVICE_UNAVAILABLE
        )
        response["Retry-After"] = RETRY_AFTER_SECONDS
        return response
    return HttpResponse(
        render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR
    )
