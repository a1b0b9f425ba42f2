"""A member's own absence: the reason, what was decided, the make-up."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kernel.errors import DomainError
from live.forms.absence import ReasonForm
from live.kinds.absence import AbsenceState
from live.models import Absence, LiveSession
from live.selectors.absence import own_absence
from live.selectors.session import own_sessions, person_in
from live.services.absence import tell_reason
from live.services.makeup import say_studied
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest

WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(WRITE)
@policy(SIGNED_IN)
def absence(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = _session(request, uid)
    is_sent = request.method == "POST"
    form = ReasonForm(request.POST, request.FILES) if is_sent else ReasonForm()
    if form.is_valid() and _tell(request, session, form):
        messages.success(request, _("Your reason is sent. You see the decision here."))
        return redirect("live:absence", uid)
    known = own_absence(request.user, session)
    settled = {AbsenceState.EXCUSED, AbsenceState.MADE_UP}
    context = {
        "session": session,
        "absence": known,
        "form": form,
        "may_tell": known is None or known.state not in settled,
        "lesson_url": _lesson_url(request, session),
    }
    status = 422 if form.is_bound else 200
    return render(request, "live/absence.html", context, status=status)


@require_POST
@policy(SIGNED_IN)
def absence_studied(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    session = _session(request, uid)
    known = own_absence(request.user, session)
    if known is None:
        raise Http404
    try:
        say_studied(absence=known, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Noted. Somebody of your unit confirms it now."))
    return redirect("live:absence", uid)


@require_safe
@policy(SIGNED_IN)
def absence_file(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    known = own_absence(request.user, _session(request, uid))
    if known is None:
        raise Http404
    return proof_of(known)


def proof_of(absence: Absence) -> HttpResponseBase:
    """The proof, always as a download.

    Raises:
        Http404: there is none.
    """
    if not absence.file:
        raise Http404
    return FileResponse(
        absence.file.open(), as_attachment=True, filename=absence.file_name
    )


def _session(request: AuthenticatedRequest, uid: UUID) -> LiveSession:
    sessions = own_sessions(request.user).select_related(
        "activity__section__course", "make_up_lesson"
    )
    return get_object_or_404(sessions, uid=uid)


def _tell(
    request: AuthenticatedRequest, session: LiveSession, form: ReasonForm
) -> bool:
    person = person_in(request.user, session)
    assert person is not None
    try:
        tell_reason(
            session=session,
            person=person,
            reason=form.cleaned_data["reason"],
            file=form.cleaned_data["file"],
            actor=request.user,
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    return True


def _lesson_url(request: AuthenticatedRequest, session: LiveSession) -> str:
    person, lesson = person_in(request.user, session), session.make_up_lesson
    if person is None or lesson is None:
        return ""
    place = (
        person.enrolments.filter(run__course=session.activity.section.course_id)
        .order_by("-pk")
        .first()
    )
    if place is None:
        return ""
    return reverse("courses:study_activity", args=[place.uid, lesson.uid])
