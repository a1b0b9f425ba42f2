"""Grants: the list, a new one, an end."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from people.access import policy, today, units_for
from people.forms.decision import GrantForm
from people.http import AuthenticatedRequest
from people.permissions import GRANT_ROLE
from people.selectors.account import username_meant
from people.selectors.grant import accounts_for, grants_for
from people.services.grant import (
    EndMissing,
    NotBelow,
    OwnGrant,
    ReasonMissing,
    end_grant,
    grant_role,
)
from people.views.listing import page_of


@require_safe
@policy(GRANT_ROLE)
def grant_list(request: AuthenticatedRequest) -> HttpResponse:
    grants = grants_for(request.user, GRANT_ROLE)
    everything = request.GET.get("show") == "all"
    if not everything:
        grants = grants.filter(period__contains=today())
    context = {
        "page": page_of(request, Paginator(grants, 50)),
        "everything": everything,
        "today": today(),
    }
    return render(request, "people/grant_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(GRANT_ROLE)
def new_grant(request: AuthenticatedRequest) -> HttpResponse:
    units = units_for(request.user, GRANT_ROLE).order_by("code", "pk")
    form = GrantForm(request.POST or None, units=units, initial={"since": today()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        accounts = accounts_for(request.user, GRANT_ROLE)
        user = accounts.filter(username=username_meant(told.pop("account"))).first()
        try:
            if user is None:
                form.add_error("account", _("Nobody below your unit has this account."))
            else:
                grant_role(user=user, actor=request.user, **told)
                messages.success(request, _("The role is granted."))
                return redirect("people:grant_list")
        except (NotBelow, EndMissing, OwnGrant, ReasonMissing) as error:
            form.add_error(None, str(error))
    context = {"form": form, "units": units}
    return render(request, "people/grant_new.html", context)


@require_POST
@policy(GRANT_ROLE)
def end(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    grant = get_object_or_404(grants_for(request.user, GRANT_ROLE), uid=uid)
    if end_grant(grant=grant, actor=request.user):
        messages.success(request, _("The role has ended."))
    return redirect("people:grant_list")
