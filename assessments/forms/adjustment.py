"""What is typed of an adjustment."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.forms.quiz import MomentInput
from assessments.models import Adjustment, Quiz
from assessments.services.adjustment import Grant

USUAL = Decimal("1.5")
LASTING = timedelta(days=180)
FACTORS = [
    ("1", _("as for everybody")),
    ("1.25", _("1.25 times")),
    ("1.5", _("1.5 times")),
    ("2", _("twice")),
    ("3", _("three times")),
]


class DayInput(forms.DateInput):
    """A day, by the browser's own picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class QuizChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Tests by their titles."""

    def label_from_instance(self, obj: Quiz) -> str:
        return obj.activity.title


class AdjustmentForm(forms.Form):
    """One adjustment; the usual one needs a reason and nothing else."""

    time_factor = forms.TypedChoiceField(
        label=_("Time"), choices=FACTORS, coerce=Decimal, initial=str(USUAL)
    )
    extra_attempts = forms.IntegerField(
        label=_("Attempts more"), min_value=0, max_value=5, initial=0
    )
    form = forms.ChoiceField(
        label=_("Form of the test"),
        choices=[("", _("as for everybody")), *Adjustment.Form.choices],
        required=False,
    )
    quiz = QuizChoice(
        label=_("For the test"),
        queryset=Quiz.objects.none(),
        empty_label=_("every test"),
        required=False,
    )
    closes_at = forms.DateTimeField(
        label=_("May be taken until"),
        help_text=_("Empty: as for everybody. Never beyond the end of the course."),
        required=False,
        widget=MomentInput,
    )
    begins_on = forms.DateField(label=_("From"), widget=DayInput)
    ends_on = forms.DateField(label=_("Last day"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It stands in the audit trail with your name."),
        max_length=500,
    )

    def __init__(self, *args: Any, quizzes: QuerySet[Quiz], **kwargs: Any) -> None:
        today = timezone.localdate()
        kwargs.setdefault("initial", {"begins_on": today, "ends_on": today + LASTING})
        super().__init__(*args, **kwargs)
        field = self.fields["quiz"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = quizzes

    def grant(self) -> Grant:
        """What is granted; call it when the form is valid."""
        told = {**self.cleaned_data}
        told.pop("reason")
        return Grant(**told)


class QuickForm(forms.Form):
    """The usual adjustment, from a person's row: half as much time again."""

    reason = forms.CharField(label=_("Reason"), max_length=500)

    def grant(self) -> Grant:
        today = timezone.localdate()
        return Grant(today, today + LASTING, time_factor=USUAL)
