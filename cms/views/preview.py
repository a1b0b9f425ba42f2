"""Lessons as learners see them, before anybody studies them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from cms.forms.audience import AudienceForm
from cms.models import LessonPage
from cms.permissions import OPEN_EDITING
from cms.selectors.exercise import with_exercise
from cms.selectors.rights import is_within
from cms.services.rendering import render_page
from h5p.selectors.frame import with_player
from people.access import policy, units_for
from people.http import AuthenticatedRequest
from people.models import User


def page_preview(request: HttpRequest, page: LessonPage) -> HttpResponse:
    """The draft ``page`` through the learner's renderer; called by the page editor."""
    return _shown(request, page, None)


@require_safe
@policy(OPEN_EDITING)
def lesson_preview(request: AuthenticatedRequest, key: UUID) -> HttpResponse:
    """The newest draft as a person of the chosen kind in the chosen unit gets it."""
    draft = draft_of(request.user, key)
    units = units_for(request.user, OPEN_EDITING)
    form = AudienceForm(request.GET or None, units=units)
    return _shown(request, draft, form)


def draft_of(user: User, key: UUID) -> LessonPage:
    """The newest draft of a lesson that ``user`` may edit or approve, or 404."""
    page = get_object_or_404(LessonPage, translation_key=key)
    if not is_within(user, OPEN_EDITING, page.owner_unit_id):
        raise Http404
    draft: LessonPage = page.get_latest_revision_as_object()
    return draft


def _shown(
    request: HttpRequest, page: LessonPage, form: AudienceForm | None
) -> HttpResponse:
    chosen = form.cleaned_data if form is not None and form.is_valid() else {}
    html = render_page(page).html
    if isinstance(request.user, User):
        html = with_exercise(html, request, request.user)
    context = {
        "page": page,
        "form": form,
        "unit": chosen.get("unit"),
        "kind": form.kind_title() if form is not None and chosen else "",
        "content": mark_safe(html),  # noqa: S308 -- our renderer
    }
    return with_player(render(request, "cms/lesson_preview.html", context))
