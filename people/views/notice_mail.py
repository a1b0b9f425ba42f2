"""Whether one wants mail about notices."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.access import SIGNED_IN, policy
from people.forms.notice_mail import MailForm
from people.http import AuthenticatedRequest
from people.models import MailWish
from people.services.notice_mail import stop_mail, want_mail


@require_http_methods(["GET", "HEAD", "POST"])
@policy(SIGNED_IN)
def notice_mail(request: AuthenticatedRequest) -> HttpResponse:
    form = MailForm(request.POST or None)
    if request.method == "POST" and settings.NOTICES_BY_MAIL and form.is_valid():
        want_mail(user=request.user, address=form.cleaned_data["address"])
        messages.success(request, _("From now on there is mail when something is new."))
        return redirect("people:notice_mail")
    context = {
        "form": form,
        "wish": MailWish.objects.filter(user=request.user).first(),
        "is_on": settings.NOTICES_BY_MAIL,
    }
    return render(request, "people/notice_mail.html", context)


@require_POST
@policy(SIGNED_IN)
def notice_mail_stop(request: AuthenticatedRequest) -> HttpResponse:
    if stop_mail(user=request.user):
        messages.success(request, _("No more mail. Your address is forgotten."))
    return redirect("people:notice_mail")
