"""What a load balancer and an alarm ask."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.selectors.health import faults, warnings
from people.access import PUBLIC, policy


@require_safe
@never_cache
@policy(PUBLIC)
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
@policy(PUBLIC)
def ready(request: HttpRequest) -> HttpResponse:
    """All that a promise to people stands on is there; else 503 with what is not.

    ``warnings`` name what serves some people badly and is no reason to send them elsewhere.
    """
    found = faults()
    status = HTTPStatus.SERVICE_UNAVAILABLE if found else HTTPStatus.OK
    told = {"ready": not found, "faults": found, "warnings": warnings()}
    return JsonResponse(told, status=status)
