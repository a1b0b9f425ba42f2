"""What is asked of a ladder of reminders and of its log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms.query import ListQuery
from records.kinds.reminder import MOST_DAYS, Audience, Step
from records.models import ReminderRung
from records.selectors.reminder_log import LogWish

BEFORE, AFTER = "before", "after"


class StepForm(forms.Form):
    """A rung to put on the ladder."""

    count = forms.IntegerField(
        label=_("How many days"),
        min_value=0,
        max_value=MOST_DAYS,
        initial=2,
        help_text=_("0 is the last day itself."),
    )
    side = forms.ChoiceField(
        label=_("Before or after the last day"),
        choices=((BEFORE, _("Before the last day")), (AFTER, _("After the last day"))),
    )
    audience = forms.ChoiceField(label=_("Who is told"), choices=Audience)

    def step(self) -> Step:
        told = self.cleaned_data
        days = told["count"] if told["side"] == AFTER else -told["count"]
        return Step(days, Audience(told["audience"]))


class StepNamed(forms.Form):
    """A rung that stands on the ladder."""

    days = forms.IntegerField(min_value=-MOST_DAYS, max_value=MOST_DAYS)
    audience = forms.ChoiceField(choices=Audience)

    def step(self) -> Step:
        told = self.cleaned_data
        return Step(told["days"], Audience(told["audience"]))


class WhoQuery(forms.Form):
    """Whose names are asked for."""

    to = forms.ChoiceField(label=_("Who is told"), choices=Audience, required=False)

    @property
    def audience(self) -> Audience:
        self.is_valid()
        return Audience(self.cleaned_data.get("to") or Audience.MEMBER)


class LogQuery(ListQuery):
    """How to look at the log."""

    STATES = (
        ("", _("All units")),
        ("unreached", _("With somebody not reached")),
        ("unread", _("With somebody who has not read it")),
    )

    rung = forms.UUIDField(required=False)
    state = forms.ChoiceField(label=_("Show"), choices=STATES, required=False)

    @property
    def wish(self) -> LogWish:
        state = self.asked("state")
        return LogWish(
            rung=self.asked("rung"),
            is_unreached=state == "unreached",
            is_unread=state == "unread",
            words=self.asked("q") or "",
        )

    def is_chosen(self, rung: ReminderRung) -> bool:
        return bool(self.asked("rung") == rung.uid)
