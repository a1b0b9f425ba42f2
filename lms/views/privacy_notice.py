"""The notice about personal data: for everybody to read, told again when it changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.kinds.privacy import RAW_FOR
from lms.selectors.privacy_notice import has_read, notice_version, told_purposes
from people.access import PUBLIC, SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.models import User
from people.services.account import keep_notice_read
from people.services.privacy_request import ANSWER_DAYS


@require_safe
@policy(PUBLIC)
def privacy_notice(request: HttpRequest) -> HttpResponse:
    reader = request.user
    context = {
        "purposes": told_purposes(),
        "raw_days": RAW_FOR.days,
        "answer_days": ANSWER_DAYS,
        "is_unread": isinstance(reader, User) and not has_read(reader),
    }
    return render(request, "lms/privacy_notice.html", context)


@require_POST
@policy(SIGNED_IN)
def privacy_notice_read(request: AuthenticatedRequest) -> HttpResponse:
    keep_notice_read(user=request.user, version=notice_version())
    messages.success(
        request, _("Noted that you have read the notice about personal data.")
    )
    return redirect("home")
