"""The chooser of points in the page editor."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from courses.models import Point
from h5p.models import Content
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import contents_for


class PointFilterForm(BaseFilterForm):
    """Finds points by a part of the number, the title or the document's sign."""

    q = forms.CharField(required=False, label=_("Search"), max_length=200)

    def filter(self, objects: QuerySet[Point]) -> QuerySet[Point]:
        words = self.cleaned_data.get("q")
        if not words:
            return objects
        self.is_searching = True
        self.search_query = words
        return objects.filter(
            Q(title__icontains=words)
            | Q(number__istartswith=words)
            | Q(resolution__sign__icontains=words)
        )


class PointChooseView(ChooseView):
    filter_form_class = PointFilterForm


class PointChooseResultsView(ChooseResultsView):
    filter_form_class = PointFilterForm


class PointChooserViewSet(ChooserViewSet):
    """Lists the points in force, by resolution and number."""

    model = Point
    icon = "pin"
    choose_one_text = _("Choose a point")
    choose_another_text = _("Choose another point")
    choose_view_class = PointChooseView
    choose_results_view_class = PointChooseResultsView
    per_page = 50

    def get_object_list(self) -> Any:
        return (
            Point.objects.filter(retired_at=None)
            .select_related("resolution")
            .order_by("resolution__sign", "number", "pk")
        )


point_chooser_viewset = PointChooserViewSet("cms_point_chooser")
PointChooserBlock = point_chooser_viewset.get_block_class(
    name="PointChooserBlock", module_path="cms.choosers"
)


class ExerciseFilterForm(BaseFilterForm):
    """Finds exercises by a part of the title."""

    q = forms.CharField(required=False, label=_("Search"), max_length=200)

    def filter(self, objects: QuerySet[Content]) -> QuerySet[Content]:
        words = self.cleaned_data.get("q")
        if not words:
            return objects
        self.is_searching = True
        self.search_query = words
        return objects.filter(title__icontains=words)


class _OwnExercises:
    """Only what the person may edit is offered."""

    filter_form_class = ExerciseFilterForm
    request: Any

    def filter_object_list(self, objects: QuerySet[Content]) -> Any:
        own = contents_for(self.request.user, EDIT_H5P)
        return super().filter_object_list(objects.filter(pk__in=own))  # type: ignore[misc]


class ExerciseChooseView(_OwnExercises, ChooseView):
    pass


class ExerciseChooseResultsView(_OwnExercises, ChooseResultsView):
    pass


class ExerciseChooserViewSet(ChooserViewSet):
    """Lists interactive exercises by title."""

    model = Content
    icon = "media"
    choose_one_text = _("Choose an exercise")
    choose_another_text = _("Choose another exercise")
    choose_view_class = ExerciseChooseView
    choose_results_view_class = ExerciseChooseResultsView
    per_page = 50

    def get_object_list(self) -> Any:
        return Content.objects.order_by("title", "pk")


exercise_chooser_viewset = ExerciseChooserViewSet("cms_exercise_chooser")
ExerciseChooserBlock = exercise_chooser_viewset.get_block_class(
    name="ExerciseChooserBlock", module_path="cms.choosers"
)
