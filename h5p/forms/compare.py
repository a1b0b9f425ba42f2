"""Which two revisions are held against each other."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from h5p.models import Revision


class RevisionField(forms.ModelChoiceField[Revision]):
    def label_from_instance(self, obj: Any) -> str:
        return _("Revision %(number)d") % {"number": obj.number}


class CompareForm(forms.Form):
    """The other revision; the newest if none is named."""

    other_revision = RevisionField(
        label=_("Compare with"),
        queryset=Revision.objects.none(),
        required=False,
        to_field_name="uid",
        empty_label=_("the newest"),
    )

    def __init__(
        self, *args: Any, revisions: QuerySet[Revision], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other_revision"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = revisions

    def other(self) -> Revision | None:
        """The revision that was chosen; call it when the form is valid."""
        chosen: Revision | None = self.cleaned_data["other_revision"]
        return chosen
