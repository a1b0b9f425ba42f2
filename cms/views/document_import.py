"""A document becomes a course: hand in, look, make."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.forms.document import MakeCourseForm, UploadForm
from cms.kinds.document import points_of
from cms.models import DocumentImport
from cms.selectors.document_import import imports_for, offices_for
from cms.services.course import TitleMissing
from cms.services.document_import import (
    MOST_BYTES,
    AlreadyMade,
    DocumentRefused,
    SecretMarked,
    lesson_drafts,
    make_course,
    recognised_in,
    upload_document,
)
from courses.permissions import EDIT_COURSE
from courses.selectors.resolution import resolutions_for
from courses.services.resolution import FieldMissing, NumberTaken, SignTaken
from people.access import policy
from people.http import AuthenticatedRequest

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_COURSE)
def imports(request: AuthenticatedRequest) -> HttpResponse:
    units = offices_for(request.user, EDIT_COURSE)
    form = UploadForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            made = upload_document(actor=request.user, **form.cleaned_data)
        except (DocumentRefused, SecretMarked) as error:
            form.add_error("file", str(error))
        else:
            return redirect("cms:import", uid=made.uid)
    pages = Paginator(imports_for(request.user, EDIT_COURSE), PER_PAGE)
    context = {
        "form": form,
        "limit": MOST_BYTES,
        "page": pages.get_page(request.GET.get("page")),
    }
    status = 422 if form.errors else 200
    return render(request, "cms/imports.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(EDIT_COURSE)
def import_(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was recognised; saying yes makes the course."""
    made = get_object_or_404(imports_for(request.user, EDIT_COURSE), uid=uid)
    document = recognised_in(made)
    head = document.head
    known = resolutions_for(request.user, EDIT_COURSE).filter(sign=head.sign).first()
    initial = {"title": document.title, "with_points": True, **asdict(head)}
    form = MakeCourseForm(request.POST or None, initial=initial, known=known)
    if request.method == "POST" and form.is_valid():
        answer = _make(request, made, form)
        if answer is not None:
            return answer
    context = {
        "made": made,
        "form": form,
        "document": document,
        "lessons": lesson_drafts(document),
        "points": points_of(document),
    }
    status = 422 if form.errors else 200
    return render(request, "cms/import.html", context, status=status)


def _make(
    request: AuthenticatedRequest, made: DocumentImport, form: MakeCourseForm
) -> HttpResponse | None:
    try:
        page = make_course(
            made=made,
            title=form.cleaned_data["title"],
            actor=request.user,
            resolution=form.resolution(),
        )
    except (AlreadyMade, FieldMissing, NumberTaken, SignTaken, TitleMissing) as error:
        form.add_error(None, str(error))
        return None
    messages.success(
        request, _("The course has been made. Look through its lessons here.")
    )
    return redirect("wagtailadmin_explore", page.pk)
