"""Forms of resolutions and points."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Point, Resolution
from people.models import Unit

LONGEST_TEXT = 20_000


class ResolutionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of document"), choices=Resolution.Kind)
    sign = forms.CharField(
        label=_("Sign"), max_length=60, help_text=_("As 57-NQ/TW or 64-KH/TU.")
    )
    title = forms.CharField(
        label=_("Title"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    issuer = forms.CharField(label=_("Issued by"), max_length=300, required=False)
    issued_on = forms.DateField(
        label=_("Issued on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    owner = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit that keeps the document here"),
        to_field_name="uid",
        empty_label=None,
    )

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["owner"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = units
            field.initial = units.first()


class PointForm(forms.Form):
    number = forms.CharField(
        label=_("Number"), max_length=40, help_text=_("As it is printed: II.3.")
    )
    title = forms.CharField(label=_("Title"), max_length=500)
    tag = forms.ChoiceField(
        label=_("Tag"), required=False, choices=[("", _("None")), *Point.Tag.choices]
    )
    text = forms.CharField(
        label=_("Cited paragraph"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class MoveForm(forms.Form):
    """Where a point is to stand: below which one, and as the how-manieth."""

    parent = forms.ModelChoiceField(
        Point.objects.none(),
        label=_("Stands below"),
        required=False,
        to_field_name="uid",
        empty_label=_("The document itself"),
    )
    position = forms.IntegerField(
        label=_("Place among its neighbours"), min_value=1, max_value=999
    )

    def __init__(
        self, *args: object, points: QuerySet[Point], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["parent"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = points
