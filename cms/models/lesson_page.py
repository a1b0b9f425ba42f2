"""A lesson as its editors see it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import LessonBody
from cms.models.course_page import CoursePage
from cms.models.rights import HousePage

LONGEST_MINUTES = 600


class LessonPage(HousePage):
    """What editors write. Publishing pins it as a ``ContentVersion`` of an activity."""

    section = models.TextField(
        _("Part of the course"),
        blank=True,
        help_text=_("Lessons with the same part stand together."),
    )
    minutes = models.PositiveIntegerField(
        _("Minutes"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
        help_text=_("How long the lesson takes."),
    )
    least_seconds = models.PositiveIntegerField(
        _("Least seconds of study"),
        default=0,
        validators=[MaxValueValidator(LONGEST_MINUTES * 60)],
        help_text=_(
            "A lesson is complete after this time on a visible screen at the earliest;"
            " 0: no rule."
        ),
    )
    least_watched = models.PositiveIntegerField(
        _("Least part of each clip to be watched (%)"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_(
            "What was really played counts, jumping ahead does not; 0: no rule. Few"
            " players reach 100."
        ),
    )
    body = StreamField(LessonBody(), blank=True, verbose_name=_("Content"))

    content_panels = [
        *HousePage.content_panels,
        FieldPanel("section"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("minutes"),
                FieldPanel("least_seconds"),
                FieldPanel("least_watched"),
            ],
            heading=_("Completion"),
        ),
    ]
    search_fields = [*HousePage.search_fields, index.SearchField("body")]
    parent_page_types = ["cms.CoursePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("lesson page")
        verbose_name_plural = _("lesson pages")

    def clean(self) -> None:
        super().clean()
        if "\x00" in self.section:
            raise ValidationError({"section": _("Remove the unreadable characters.")})
        self.section = self.section.strip()

    @cached_property
    def course_page(self) -> CoursePage:
        """The course page above; one query."""
        above = self.path[: -self.steplen]
        page: CoursePage = CoursePage.objects.select_related("course").get(path=above)
        return page

    @property
    def owner_unit_id(self) -> int | None:
        return self.course_page.owner_unit_id

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Learners read the pinned content, not the page."""
        return redirect("cms:front")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As a learner sees it."""
        return type(self).previewer(request, self)
