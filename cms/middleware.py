"""The door of the editors' room."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from cms.permissions import OPEN_EDITING
from cms.services.editors import GROUPS
from people.access import has_permission, roles_of

EDITING = "/editing/"
# The editor sets styles in attributes and makes blob: pictures of drawings; its scripts
# are files of ours and need no exception.
EDITORS_CSP = {"style-src": ["'self'", "'unsafe-inline'"]}


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
        response._csp_config = {**settings.SECURE_CSP, **EDITORS_CSP}  # type: ignore[attr-defined]  # noqa: SLF001 -- as Django's own decorator does
        return response


def _is_behind(request: HttpRequest) -> bool:
    """Whether the groups still say more than the roles of today."""
    names = request.user.groups.filter(name__in=GROUPS.values())
    held = {GROUPS[role] for role in roles_of(request.user) if role in GROUPS}
    return not set(names.values_list("name", flat=True)) <= held
