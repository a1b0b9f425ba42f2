"""A broken control: it acknowledges answers before they are stored. Never in the product."""

import json
import threading
import time
from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse, JsonResponse

BEHIND_SECONDS = 0.5


class AcknowledgeFirst:
    """Middleware that says "saved" at once and stores half a second later."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path.endswith("/answers/"):
            return self.get_response(request)
        told = json.loads(request.body)
        threading.Thread(target=self._later, args=(request,)).start()
        return JsonResponse({"saved": [one["uid"] for one in told["events"]]})

    def _later(self, request: HttpRequest) -> None:
        time.sleep(BEHIND_SECONDS)
        try:
            self.get_response(request)
        finally:
            connections.close_all()  # of this thread, which nobody uses again
