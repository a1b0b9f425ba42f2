"""What a lecturer sets of a test."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.models import QuestionBank, Quiz
from assessments.services.quiz import QuizSettings
from courses.models import Activity, Section

HUNDRED = Decimal(100)


class MomentInput(forms.DateTimeInput):
    """A day and a time, by the browser's own picker."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class QuizForm(forms.Form):
    """The settings of a test; time in minutes, the pass mark in per cent."""

    title = forms.CharField(label=_("Title"), max_length=200)
    minutes = forms.IntegerField(
        label=_("Time, in minutes"), min_value=1, max_value=240, initial=15
    )
    attempts_allowed = forms.IntegerField(
        label=_("Attempts allowed"), min_value=1, max_value=20, initial=2
    )
    wait_minutes = forms.IntegerField(
        label=_("Minutes between two attempts, at least"),
        min_value=0,
        max_value=43_200,
        initial=0,
        required=False,
    )
    counts = forms.ChoiceField(
        label=_("What counts"),
        choices=Quiz.Counts.choices,
        initial=Quiz.Counts.BEST,
        required=False,
    )
    pass_percent = forms.DecimalField(
        label=_("Pass mark, in per cent"),
        help_text=_("0: the test has no pass mark."),
        min_value=0,
        max_value=100,
        decimal_places=2,
        max_digits=5,
        initial=50,
    )
    must_pass = forms.BooleanField(
        label=_("The step is complete only when the test is passed"), required=False
    )
    shuffle = forms.BooleanField(
        label=_("Mix questions and options"), required=False, initial=True
    )
    review = forms.ChoiceField(
        label=_("After the test people see"),
        choices=Quiz.Review.choices,
        initial=Quiz.Review.OWN_ANSWERS,
        widget=forms.RadioSelect,
    )
    review_when = forms.ChoiceField(
        label=_("When"),
        choices=Quiz.ReviewWhen.choices,
        initial=Quiz.ReviewWhen.AT_ONCE,
        widget=forms.RadioSelect,
    )

    is_practice = forms.BooleanField(
        label=_("Practice: feedback at once, as often as one likes, no record of it"),
        required=False,
    )
    is_open_book = forms.BooleanField(
        label=_("Documents may be used during the test"), required=False
    )
    opens_at = forms.DateTimeField(
        label=_("Opens by itself at"),
        help_text=_("Empty: with the course."),
        required=False,
        widget=MomentInput,
    )
    closes_at = forms.DateTimeField(
        label=_("Closes by itself at"),
        help_text=_("Empty: with the course. Attempts under way end then too."),
        required=False,
        widget=MomentInput,
    )
    opens_after = forms.ModelChoiceField(
        label=_("Opens by itself after"),
        help_text=_(
            "When this session is closed, the test opens at once to those who took part."
        ),
        queryset=Activity.objects.none(),
        to_field_name="uid",
        required=False,
        empty_label=_("Nothing: it stands in the order of the course"),
    )
    exposure_cap = forms.IntegerField(
        label=_("A question stands in at most so many per cent of the papers"),
        help_text=_("Empty: no limit. A change counts from the next round on."),
        min_value=5,
        max_value=100,
        required=False,
    )
    rests = forms.BooleanField(
        label=_("Questions seen in two rounds rest for one"), required=False
    )
    markers = forms.TypedChoiceField(
        label=_("Who marks what is written in one's own words"),
        choices=[
            (1, _("One person")),
            (2, _("Two persons, neither of whom sees the other's mark")),
        ],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
    )
    limit_percent = forms.DecimalField(
        label=_("Two marks may differ by, in per cent of the greatest mark"),
        help_text=_("Beyond it a third person decides."),
        min_value=0,
        max_value=100,
        decimal_places=2,
        max_digits=5,
        initial=20,
    )

    def __init__(
        self, *args: Any, held: QuerySet[Activity] | None = None, **kwargs: Any
    ) -> None:
        """``held``: what is held at its hour in the test's course."""
        super().__init__(*args, **kwargs)
        field = self.fields["opens_after"]
        assert isinstance(field, forms.ModelChoiceField)
        if held is not None and held.exists():
            field.queryset = held
        else:
            del self.fields["opens_after"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        opens_at, closes_at = told.get("opens_at"), told.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("The test must close after it opens."))
        return told

    def settings(self) -> QuizSettings:
        """The settings as typed; call it when the form is valid."""
        told = self.cleaned_data
        return QuizSettings(
            duration_seconds=told["minutes"] * 60,
            pass_scaled=told["pass_percent"] / HUNDRED,
            attempts_allowed=told["attempts_allowed"],
            review=told["review"],
            review_when=told["review_when"],
            shuffle=told["shuffle"],
            must_pass=told["must_pass"],
            wait_seconds=(told["wait_minutes"] or 0) * 60,
            counts=told["counts"] or Quiz.Counts.BEST,
            is_practice=told["is_practice"],
            is_open_book=told["is_open_book"],
            opens_at=told["opens_at"],
            closes_at=told["closes_at"],
            opens_after=told.get("opens_after"),
            exposure_cap=told["exposure_cap"],
            rests=told["rests"],
            markers=told["markers"],
            marking_limit=told["limit_percent"] / HUNDRED,
        )


class NewQuizForm(QuizForm):
    """A new test: also where it stands and what it draws from."""

    section = forms.ModelChoiceField(
        label=_("Part of the course"), queryset=Section.objects.none()
    )
    bank = forms.ModelChoiceField(
        label=_("Question bank"), queryset=QuestionBank.objects.none()
    )
    field_order = ("title", "section", "bank")

    def __init__(
        self,
        *args: Any,
        sections: QuerySet[Section],
        banks: QuerySet[QuestionBank],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("section", sections), ("bank", banks)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows


def initial_of(quiz: Quiz) -> dict[str, Any]:
    """What the form shows of a test."""
    clauses = quiz.activity.rule.get("clauses", [])
    return {
        "title": quiz.activity.title,
        "minutes": quiz.duration_seconds // 60,
        "attempts_allowed": quiz.attempts_allowed,
        "pass_percent": _percent(quiz.pass_scaled),
        "must_pass": any(one["kind"] == "scaled" for one in clauses),
        "shuffle": quiz.shuffle,
        "review": quiz.review,
        "review_when": quiz.review_when,
        "wait_minutes": quiz.wait_seconds // 60,
        "counts": quiz.counts,
        "is_practice": quiz.is_practice,
        "is_open_book": quiz.is_open_book,
        "opens_at": quiz.opens_at,
        "closes_at": quiz.closes_at,
        "opens_after": quiz.activity.opens_after and quiz.activity.opens_after.uid,
        "exposure_cap": quiz.exposure_cap,
        "rests": quiz.rests,
        "markers": quiz.markers,
        "limit_percent": _percent(quiz.marking_limit),
    }


def _percent(share: Decimal) -> Decimal:
    """With two places, as the field takes it back."""
    return (share * HUNDRED).quantize(Decimal("0.01"))
