"""The work-list of signals: what was noticed, of whom, and what a person decides."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.signal import SetAsideForm, SignalFilter
from assessments.permissions import REVIEW_SIGNAL
from assessments.selectors.signal import people_of, signals_for
from assessments.services.signal import NoteNeeded, OwnSignal, set_aside
from people.access import policy
from people.http import AuthenticatedRequest

PAGE = 25


@require_safe
@policy(REVIEW_SIGNAL)
def signal_list(request: AuthenticatedRequest) -> HttpResponse:
    form = SignalFilter(request.GET)
    rows = signals_for(request.user).filter(**form.said())
    context = {
        "filter_form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "assessments/signal_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(REVIEW_SIGNAL)
def signal(request: AuthenticatedRequest, signal_uid: UUID) -> HttpResponse:
    this = get_object_or_404(signals_for(request.user), uid=signal_uid)
    form = SetAsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_aside(signal=this, actor=request.user, **form.cleaned_data)
        except (NoteNeeded, OwnSignal) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Set aside. No result has changed."))
            return redirect("assessments:signal_list")
    context = {"signal": this, "rows": people_of(this), "form": form}
    return render(request, "assessments/signal.html", context)
