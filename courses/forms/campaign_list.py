"""The query of the list of campaigns; what it does not understand is as if unsaid."""

from django import forms

from courses.models import Campaign
from people.kinds.name import search_key


class CampaignQuery(forms.Form):
    q = forms.CharField(max_length=200, required=False)
    state = forms.ChoiceField(choices=Campaign.State.choices, required=False)
    sort = forms.ChoiceField(
        choices=[
            (sign + key, key)
            for key in ("title", "closes_at", "state")
            for sign in ("", "-")
        ],
        required=False,
    )
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)

    def words(self) -> str:
        return search_key(self.said("q"))

    def said(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
