"""The door of the editors' room."""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.shortcuts import redirect

from cms.permissions import OPEN_EDITING
from cms.services.editors import GROUPS
from kernel.errors import DomainError
from people.access import has_permission, roles_of

EDITING = "/editing/"
# The editor sets styles in attributes. Its few inline scripts, which start date pickers
# and choosers, are told apart by their first words and get the nonce.
EDITORS_CSP = {"style-src": ["'self'", "'unsafe-inline'"]}
WIDGET_SCRIPT = re.compile(
    rb"<script>(?=init(?:DateTime|Date|Time)Chooser\(|new [A-Z]\w*Chooser\()"
)


class EditorsRoom:
    """Lets into ``/editing/`` only those who hold an editor's or approver's role today.

    Groups follow the roles within a minute; whoever still has the group of a role that
    has ended is kept out until then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(EDITING):
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not has_permission(request.user, OPEN_EDITING) or _is_behind(request):
            raise Http404
        response = self.get_response(request)
        _bless(request, response)
        response._csp_config = {**settings.SECURE_CSP, **EDITORS_CSP}  # type: ignore[attr-defined]  # noqa: SLF001 -- as Django's own decorator does
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Say in the editors' room what a service refuses; its change is undone."""
        is_here = request.path_info.startswith(EDITING)
        if not is_here or not isinstance(exception, DomainError):
            return None
        messages.error(request, str(exception))
        return redirect("wagtailadmin_home")


def _bless(request: HttpRequest, response: HttpResponse) -> None:
    """Give the nonce to the scripts by which Wagtail starts its widgets."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    if response.streaming or not is_page or not WIDGET_SCRIPT.search(response.content):
        return
    tag = f'<script nonce="{get_nonce(request)}">'.encode()
    response.content = WIDGET_SCRIPT.sub(tag, response.content)
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))


def _is_behind(request: HttpRequest) -> bool:
    """Whether the groups still say more than the roles of today."""
    names = request.user.groups.filter(name__in=GROUPS.values())
    held = {GROUPS[role] for role in roles_of(request.user) if role in GROUPS}
    return not set(names.values_list("name", flat=True)) <= held
