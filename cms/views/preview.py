"""Lessons as learners see them, before anybody studies them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from cms.models import LessonPage
from cms.services.rendering import render_page


def page_preview(request: HttpRequest, page: LessonPage) -> HttpResponse:
    """The draft ``page`` through the learner's renderer; called by the page editor."""
    html = render_page(page).html
    return render(
        request,
        "cms/lesson_preview.html",
        {"page": page, "content": mark_safe(html)},  # noqa: S308 -- our renderer
    )
