"""For whom a preview is shown."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import Person, Unit


class AudienceForm(forms.Form):
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit (its code)"),
        to_field_name="code",
        widget=forms.TextInput(),
    )
    kind = forms.ChoiceField(label=_("Kind of person"), choices=Person.Kind)

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = units

    def kind_title(self) -> str:
        """The chosen kind in words."""
        return str(Person.Kind(self.cleaned_data["kind"]).label)
