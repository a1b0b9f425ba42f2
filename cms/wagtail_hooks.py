"""What is added to the editors' room, and what is left out of it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.choosers import (
    ExerciseChooserViewSet,
    PointChooserViewSet,
    exercise_chooser_viewset,
    point_chooser_viewset,
)

LEFT_OUT = {"help", "settings"}


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def _choose_points() -> PointChooserViewSet:
    return point_chooser_viewset


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def _choose_exercises() -> ExerciseChooserViewSet:
    return exercise_chooser_viewset


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def _leave_out(_request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in LEFT_OUT]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def _resolutions() -> MenuItem:
    return MenuItem(
        _("Resolutions"), reverse("cms:resolutions"), icon_name="list-ol", order=250
    )


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def _import_document() -> MenuItem:
    return MenuItem(
        _("Import a document"), reverse("cms:imports"), icon_name="upload", order=260
    )
