"""The host on which content of others is played serves nothing else."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

_SERVED = (
    "/h5p/play/", "/h5p/core/", "/h5p/bundle/", "/h5p/lib/", "/h5p/editor/",
    "/h5p/assets/",
)  # fmt: skip


class PlayersHost:
    """Answers on ``H5P_ORIGIN`` with the frames of player and editor alone.

    So nobody signs in there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = urlsplit(settings.H5P_ORIGIN).netloc if settings.H5P_ORIGIN else ""
        is_there = bool(host) and request.META.get("HTTP_HOST") == host
        if is_there and not request.path_info.startswith(_SERVED):
            return HttpResponseNotFound()
        return self.get_response(request)
