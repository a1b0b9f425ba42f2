"""What narrows the lists of practice; what is not understood is left out."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Activity
from h5p.kinds.practice_row import Kind
from h5p.models import PracticeResult
from h5p.selectors.practice_place import contents_in, runs_in

ALL = [("", _("All"))]


class PracticeListFilter(forms.Form):
    """The filters above the list of all that is practised."""

    q = forms.CharField(
        label=_("Title, lesson or course"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[*ALL, *Kind.choices], required=False
    )
    waiting = forms.ChoiceField(
        label=_("Written answers"),
        choices=[*ALL, ("1", _("Waiting to be marked"))],
        required=False,
    )

    def said(self) -> dict[str, str]:
        self.is_valid()
        return {name: told for name, told in self.cleaned_data.items() if told}


class PlaceFilter(forms.Form):
    """The run, and the content where a lesson has held several."""

    run = forms.ChoiceField(label=_("Course run"), required=False)
    content = forms.ChoiceField(label=_("Exercise"), required=False)

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {
            "run": runs_in(activity).values_list("uid", "title"),
            "content": contents_in(activity).values_list("uid", "title"),
        }
        for name, rows in found.items():
            choices = [(str(uid), title) for uid, title in rows]
            self.fields[name].choices = [*ALL, *choices]  # type: ignore[attr-defined]

    @property
    def is_needed(self) -> bool:
        """Whether there is something to choose from."""
        return any(len(self.fields[one].choices) > 2 for one in self.fields)  # type: ignore[attr-defined]  # noqa: PLR2004 -- all, and the only one

    @property
    def content_title(self) -> str:
        """Of the content that is looked at; "" of several."""
        choices = self.fields["content"].choices  # type: ignore[attr-defined]
        named = dict(choices[1:])
        one = self.said().get("content", "")
        return str(named.get(one, choices[1][1] if len(named) == 1 else ""))

    @property
    def query(self) -> str:
        """What was chosen, to stand behind an address; "" for nothing."""
        told = self.said()
        return f"?{urlencode(told)}" if told else ""

    def said(self) -> dict[str, str]:
        self.is_valid()
        return {name: told for name, told in self.cleaned_data.items() if told}

    def narrowed(self, results: QuerySet[PracticeResult]) -> QuerySet[PracticeResult]:
        """Those of ``results`` in the run and of the content that were chosen."""
        where = {"run": "enrolment__run__uid", "content": "revision__content__uid"}
        told = self.said()
        return results.filter(**{where[name]: uid for name, uid in told.items()})
