"""The face of a course in the editors' room and on the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.rights import HousePage
from courses.models import Course


class CoursePage(HousePage):
    """The face of a course; the course itself lives in courses."""

    course = models.OneToOneField(
        Course, models.PROTECT, related_name="page", verbose_name=_("course")
    )
    introduction = models.TextField(_("Introduction"), blank=True)

    template = "cms/course_page.html"
    content_panels = [
        *HousePage.content_panels,
        FieldPanel("course", read_only=True),
        FieldPanel("introduction"),
    ]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.LessonPage"]

    class Meta:
        verbose_name = _("course page")
        verbose_name_plural = _("course pages")

    @classmethod
    def can_create_at(cls, parent: object) -> bool:  # noqa: ARG003 -- Wagtail hands it
        """Course pages come with their course (cms.services.course), not by hand."""
        return False

    @property
    def owner_unit_id(self) -> int | None:
        owner_id: int = self.course.owner_id
        return owner_id
