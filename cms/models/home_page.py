"""The public front: what this is, how to sign in, how to get a code."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks import FrontBody
from cms.models.rights import HousePage


class HomePage(HousePage):
    """The one page that a visitor sees; nothing about persons or units stands in it."""

    lead = models.TextField(_("Opening sentence"), blank=True)
    body = StreamField(FrontBody(), blank=True, verbose_name=_("Content"))

    template = "cms/home_page.html"
    content_panels = [*HousePage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.CoursePage"]
    max_count = 1

    class Meta:
        verbose_name = _("public front")
        verbose_name_plural = _("public fronts")
