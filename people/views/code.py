"""Issuing one-time codes, one slip or a sheet of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kernel.kinds.qr import qr_svg
from people.access import policy
from people.forms.code import IssueForm
from people.http import AuthenticatedRequest
from people.permissions import ISSUE_SIGN_IN_CODE
from people.selectors.home import with_home
from people.selectors.person import matching
from people.selectors.sign_in_code import people_to_invite
from people.services.sign_in_code import AccountOutranks, Slip, issue_codes
from people.views.listing import page_of


@require_safe
@policy(ISSUE_SIGN_IN_CODE)
def code_list(request: AuthenticatedRequest) -> HttpResponse:
    """People who have no account yet (or all), with a box each to choose them by."""
    everybody = request.GET.get("who") == "all"
    words = request.GET.get("q", "")
    people = people_to_invite(request.user, all_of_them=everybody)
    found = with_home(matching(people, words).select_related("user"))
    context = {
        "page": page_of(request, Paginator(found, 50)),
        "everybody": everybody,
        "words": words,
    }
    return render(request, "people/code_list.html", context)


@never_cache
@require_POST
@policy(ISSUE_SIGN_IN_CODE)
def issue(request: AuthenticatedRequest) -> HttpResponse:
    """Issue codes for those chosen and answer with the sheet: it is shown only now."""
    form = IssueForm(request.POST)
    people = people_to_invite(request.user, all_of_them=True)
    chosen = with_home(people.filter(uid__in=form.uids()))
    if not chosen:
        messages.error(request, _("Please choose at least one person."))
        return redirect("people:code_list")
    try:
        slips = issue_codes(people=chosen, actor=request.user)
    except AccountOutranks as error:
        messages.error(request, str(error))
        return redirect("people:code_list")
    homes = {one.pk: getattr(one, "home_name", "") for one in chosen}
    sheet = [_on_paper(request, slip, homes[slip.person.pk]) for slip in slips]
    return render(request, "people/code_sheet.html", {"slips": sheet})


def _on_paper(
    request: AuthenticatedRequest, slip: Slip, unit: str
) -> dict[str, object]:
    address = request.build_absolute_uri(reverse("people:enter_with", args=[slip.code]))
    short = request.build_absolute_uri(reverse("people:enter"))
    return {
        "person": slip.person,
        "unit": unit,
        "code": slip.code,
        "expires_at": slip.expires_at,
        "address": short,
        "qr": qr_svg(address),
    }
