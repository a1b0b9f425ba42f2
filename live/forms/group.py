"""How a class is divided into small groups, and one command about them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from live.kinds.group import LONGEST_CASE, MOST_GROUPS, Division

TOO_LONG = {"max_length": _("The case is too long: at most 4,000 characters.")}


class MakeGroupsForm(forms.Form):
    division = forms.ChoiceField(
        label=_("How the class is divided"),
        choices=Division.choices,
        initial=Division.NUMBER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the class is divided.")},
    )
    count = forms.IntegerField(
        label=_("How many groups, if by lot"),
        min_value=1,
        max_value=MOST_GROUPS,
        initial=4,
        required=False,
    )
    case = forms.CharField(
        label=_("The case for the groups"),
        max_length=LONGEST_CASE,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("You can give each group another one before they begin."),
        error_messages={"required": _("Write the case that they work on."), **TOO_LONG},
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        is_by_lot = told.get("division") == Division.NUMBER
        if is_by_lot and "count" in told and told["count"] is None:
            self.add_error("count", _("Write how many groups there are to be."))
        told["count"] = told.get("count") or 0
        return told


class GroupCommandForm(forms.Form):
    """``uid`` is that of the work; for ``change`` of the group.

    ``was``: the reporter whom the page showed.
    """

    DEEDS = ("open", "close", "late", "change")

    do = forms.ChoiceField(choices=[(one, one) for one in DEEDS])
    uid = forms.UUIDField()
    case = forms.CharField(
        required=False, max_length=LONGEST_CASE, error_messages=TOO_LONG
    )
    reporter = forms.UUIDField(required=False)
    was = forms.UUIDField(required=False)
