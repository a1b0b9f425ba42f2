"""What is typed about a bank, and how its questions are filtered."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.models import QuestionBank, QuestionVersion
from assessments.selectors.question import Filters
from courses.models import Point, Resolution
from people.models import Unit

ALL = [("", _("All"))]


class BankForm(forms.Form):
    """A new bank."""

    title = forms.CharField(label=_("Name of the bank"), max_length=200)
    resolution = forms.ModelChoiceField(
        label=_("Document"), queryset=Resolution.objects.none()
    )
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Unit.objects.none())

    def __init__(
        self,
        *args: Any,
        resolutions: QuerySet[Resolution],
        owners: QuerySet[Unit],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("resolution", resolutions), ("owner", owners)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        if owners.count() == 1:
            self.fields["owner"].initial = owners.get()


class FilterForm(forms.Form):
    """The filters above a list of questions; what is not understood is left out."""

    q = forms.CharField(
        label=_("Words of the question"), max_length=200, required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[*ALL, *QuestionVersion.State.choices],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Type"), choices=[*ALL, *QuestionVersion.Kind.choices], required=False
    )
    difficulty = forms.ChoiceField(
        label=_("Difficulty"),
        choices=[*ALL, *QuestionVersion.Difficulty.choices],
        required=False,
    )
    point = forms.ModelChoiceField(
        label=_("Point"),
        queryset=Point.objects.none(),
        required=False,
        empty_label=_("All"),
    )

    def __init__(
        self, *args: Any, bank: QuestionBank, points: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["point"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = points

    def filters(self) -> Filters:
        self.is_valid()
        told = self.cleaned_data
        return Filters(
            state=told.get("state", ""),
            point=told["point"].pk if told.get("point") else None,
            kind=told.get("kind", ""),
            difficulty=int(told["difficulty"]) if told.get("difficulty") else None,
            words=told.get("q", ""),
        )
