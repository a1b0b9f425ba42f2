"""Forms of importing a document."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Resolution
from people.models import Unit


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Document"),
        help_text=_("A DOCX file, or the text of a scan as .txt; at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        max_length=200,
    )
    owner = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit that owns the course"),
        to_field_name="uid",
        empty_label=None,
    )

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["owner"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = units
            field.initial = units.first()


class MakeCourseForm(forms.Form):
    """The title of the course, and the document's facts if a tree is wanted.

    ``known``: the document that bears the sign here already; its tree is offered.
    """

    title = forms.CharField(label=_("Title of the course"), max_length=255)
    with_points = forms.BooleanField(
        label=_("Make a tree of points of the headings"), required=False
    )
    kind = forms.ChoiceField(
        label=_("Kind of document"), choices=Resolution.Kind, required=False
    )
    sign = forms.CharField(label=_("Sign"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Issued by"), max_length=300, required=False)
    issued_on = forms.DateField(
        label=_("Issued on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    facts = ("kind", "sign", "issuer", "issued_on")

    def __init__(
        self, *args: object, known: Resolution | None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = known
        if known is not None:
            self.fields["with_points"].label = _(
                "Use the tree of points that is here: %(document)s"
            ) % {"document": known}
            for name in self.facts:
                del self.fields[name]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("with_points") and self.known is None:
            for name in ("kind", "sign", "issued_on"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("The tree of points needs this."))
        return cleaned

    def resolution(self) -> Resolution | dict[str, object] | None:
        """The document here, or what a new one is; None if no tree is wanted."""
        if not self.cleaned_data["with_points"]:
            return None
        if self.known is not None:
            return self.known
        return {name: self.cleaned_data[name] for name in ("title", *self.facts)}
