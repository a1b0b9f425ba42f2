"""Packages that are sent, and where content is to stand."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from h5p.models import Content
from people.models import Unit

MOST_FILES = 20


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files under one name; the cleaned value is a list."""

    widget = ManyFilesInput(attrs={"multiple": True, "accept": ".h5p"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        rows = data if isinstance(data, list | tuple) else [data]
        if len(rows) > MOST_FILES:
            raise forms.ValidationError(
                _("Send at most %(most)d files at once."), params={"most": MOST_FILES}
            )
        return [super(ManyFilesField, self).clean(one, initial) for one in rows]


class InstallForm(forms.Form):
    """Packages whose libraries are to be installed, and their content kept or not.

    Only who may make exercises in a unit (``owners``) is asked about the content.
    """

    packages = ManyFilesField(label=_("H5P packages"))
    keeps_content = forms.BooleanField(
        label=_("Keep the content too"),
        help_text=_(
            "The content of each file becomes an exercise. It is played once its libraries"
            " are trusted. Content that the unit has already is not made again."
        ),
        required=False,
    )
    owner = forms.ModelChoiceField(
        label=_("Owner of the exercises"), queryset=Unit.objects.none(), required=False
    )

    def __init__(self, *args: Any, owners: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        packages = self.fields["packages"]
        packages.help_text = _("Libraries go into quarantine.")
        count = owners.count()
        if not count:
            del self.fields["keeps_content"], self.fields["owner"]
            packages.help_text = _(
                "Libraries go into quarantine; content in the files is left aside. A"
                " lecturer imports it on the page “Exercises”."
            )
            return
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = owners
        if count == 1:
            owner.initial = owners.get()
            owner.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        is_unowned = told.get("keeps_content") and not told.get("owner")
        if is_unowned and "owner" not in self.errors:
            self.add_error("owner", _("Choose the unit that will own the exercises."))
        return told

    def sent(self) -> list[Any]:
        """The files that were sent; call it when the form is valid."""
        files: list[Any] = self.cleaned_data["packages"]
        return files

    def owner_of_content(self) -> Unit | None:
        """The unit that is to own the content; None if that is left aside."""
        told = self.cleaned_data
        return told["owner"] if told.get("keeps_content") else None


class ImportForm(forms.Form):
    """A package whose content is to be kept."""

    file = forms.FileField(
        label=_("H5P package"),
        help_text=_("A file that ends in .h5p, 60 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".h5p"}),
    )
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Unit.objects.none())

    def __init__(
        self,
        *args: Any,
        owners: QuerySet[Unit],
        content: Content | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if content is not None:
            del self.fields["owner"]
            return
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = owners
        if owners.count() == 1:
            field.initial = owners.get()
            field.widget = forms.HiddenInput()


class PlaceForm(forms.Form):
    """Where content is to be played, and when it is complete."""

    section = forms.ModelChoiceField(
        label=_("Part of the course"), queryset=Section.objects.none()
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    rule = forms.ChoiceField(
        label=_("It is complete"),
        choices=[
            ("answered", _("when every question has been answered")),
            ("viewed", _("when it has been looked at")),
        ],
        widget=forms.RadioSelect,
        initial="answered",
    )

    def __init__(self, *args: Any, sections: QuerySet[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = sections
