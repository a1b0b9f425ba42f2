"""What every page of this house shares; rights are filled in from above."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, PagePermissionTester


class HousePage(Page):
    """A page under the rules of this house.

    Wagtail asks pages for rights and previews; what lies above the models answers.
    ``cms.apps`` fills in who: ``tester`` and ``previewer``.
    """

    tester: ClassVar[Callable[[Any, "HousePage"], PagePermissionTester]]
    previewer: ClassVar[Callable[[HttpRequest, Any], HttpResponse]]

    class Meta:
        abstract = True

    @property
    def owner_unit_id(self) -> int | None:
        """The unit that owns the page's course; None if it has none."""
        return None

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return type(self).tester(user, self)
