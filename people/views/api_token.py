"""One's own API tokens."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from people.access import SIGNED_IN, policy, scopes, scopes_of
from people.forms.api_token import TokenForm
from people.http import AuthenticatedRequest
from people.selectors.api_token import tokens_of
from people.services.api_token import (
    ScopeNotYours,
    TokenShown,
    TooManyTokens,
    issue_token,
    revoke_token,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(SIGNED_IN)
def token_list(request: AuthenticatedRequest) -> HttpResponse:
    """The tokens, and the secret of a new one: it is shown only in this answer."""
    allowed = scopes_of(request.user)
    form = TokenForm(request.POST or None, scopes=allowed)
    secret = ""
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            _token, secret = issue_token(
                user=request.user,
                name=told["name"],
                scopes=told["scopes"],
                good_for=form.good_for(),
                uid=told["uid"],
            )
            form = TokenForm(scopes=allowed)
        except (ScopeNotYours, TooManyTokens, TokenShown) as error:
            form.add_error(None, str(error))
    context = {
        "form": form if allowed else None,
        "secret": secret,
        "rows": _rows(request),
    }
    return render(request, "people/token_list.html", context)


@require_POST
@policy(SIGNED_IN)
def revoke(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    token = get_object_or_404(tokens_of(request.user), uid=uid)
    if revoke_token(token=token, actor=request.user):
        messages.success(request, _("The token is revoked and opens nothing now."))
    return redirect("people:token_list")


def _rows(request: AuthenticatedRequest) -> list[dict[str, object]]:
    now = timezone.now()
    return [
        {
            "token": one,
            "titles": [scopes[name].title for name in one.scopes if name in scopes],
            "is_over": one.expires_at <= now,
        }
        for one in tokens_of(request.user)[:100]
    ]
