"""An attempt at a test: its paper, the answers, the result.

The tables are written by assessments.services.attempt, .answer and .marking only, or
loaded whole by COPY (docs/assessments.md lists the columns).
"""

import uuid
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.kinds.clock import GRACE
from assessments.models.draw_round import DrawRound
from assessments.models.question import QuestionVersion
from assessments.models.quiz import Quiz
from courses.models import Enrolment
from people.models import Person


class Attempt(models.Model):
    """One sitting of a person at a test.

    open -> submitted (by the person), open -> expired (by the clock). The deadline is
    written by the database's clock in the statement that begins the attempt. No request
    moves it: only time that the site itself was away is given back, once
    (assessments.services.outage); ``credited_seconds`` is the sum of it.
    ``lease`` names the one device that may write answers. While a question waits for a
    person's mark (an item without ``points``) the result is what is certain so far.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Being taken")
        SUBMITTED = "submitted", _("Submitted")
        EXPIRED = "expired", _("Closed when time was up")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attempts")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()  # from 1, within enrolment and quiz
    seed = models.BigIntegerField()  # the same seed draws the same paper
    draw_round = models.ForeignKey(  # what it drew from, where that is limited
        DrawRound, models.PROTECT, null=True, related_name="attempts"
    )
    state = models.TextField(choices=State, default=State.OPEN)
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField()
    credited_seconds = models.PositiveIntegerField(default=0, db_default=0)
    submitted_at = models.DateTimeField(null=True)  # when it was closed
    lease = models.UUIDField(default=uuid.uuid4)
    points = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    max_points = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    scaled = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    passed = models.BooleanField(null=True)
    disallowed_at = models.DateTimeField(null=True)  # two persons did not recognise it

    # Read along by assessments.selectors.attempt:
    clock_at: datetime  # the database's clock
    form: str  # of an adjustment that stands; for the test's page alone

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "quiz", "number"], name="one_attempt_a_number"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "quiz"],
                condition=Q(state="open"),
                name="one_open_attempt_each",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="attempts_count_from_one"
            ),
            models.CheckConstraint(
                condition=Q(deadline_at__gt=F("started_at")),
                name="deadline_follows_the_start",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="open",
                    submitted_at=None,
                    points=None,
                    max_points=None,
                    scaled=None,
                    passed=None,
                )
                | (
                    ~Q(state="open")
                    & Q(
                        submitted_at__isnull=False,
                        points__isnull=False,
                        max_points__gt=0,
                        scaled__gte=0,
                        scaled__lte=1,
                        passed__isnull=False,
                    )
                ),
                name="closed_attempt_has_its_result",
            ),
        ]
        indexes = [
            models.Index(
                fields=["deadline_at"],
                condition=Q(state="open"),
                name="open_attempt_by_deadline",
            ),
            models.Index(fields=["person", "-started_at"], name="attempts_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{_('Attempt')} {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_over(self) -> bool:
        """Whether time and grace are up by the database's clock, ``clock_at``."""
        return self.deadline_at < self.clock_at - GRACE


class AttemptItem(models.Model):
    """One question of a paper, as it was shown.

    ``tokens[i]`` is the name, drawn for this attempt, under which the taker sees the
    place (option, prompt, gap, field) whose id in the version is ``options[i]``; the
    order is that on the screen. ``points`` is null until the item has been marked.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()  # from 1
    version = models.ForeignKey(
        QuestionVersion, models.PROTECT, related_name="attempt_items"
    )
    tokens = ArrayField(models.TextField())
    options = ArrayField(models.TextField())
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    is_flagged = models.BooleanField(default=False, db_default=False)  # for later

    class Meta:
        verbose_name = _("question of a paper")
        verbose_name_plural = _("questions of a paper")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "position"], name="one_item_a_position"
            ),
            models.UniqueConstraint(
                fields=["attempt", "version"], name="no_question_twice_in_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(tokens__len=F("options__len")),
                name="each_option_has_its_token",
            ),
        ]
        indexes = [models.Index(fields=["version"], name="items_of_a_version")]

    def __str__(self) -> str:
        return f"{self.attempt_id}.{self.position}"

    @property
    def places(self) -> dict[str, str]:
        """The id of each place by its token."""
        return dict(zip(self.tokens, self.options, strict=True))


class Response(models.Model):
    """The answer to an item as it stands: the event with the highest ``seq``."""

    item = models.OneToOneField(
        AttemptItem, models.CASCADE, primary_key=True, related_name="response"
    )
    seq = models.BigIntegerField()
    tokens = ArrayField(models.TextField())  # what is picked; empty: taken back
    texts = models.JSONField(db_default={})  # what is typed, by token
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")

    def __str__(self) -> str:
        return f"{self.item_id}"


class ResponseEvent(models.Model):
    """Each answer that was ever accepted; the database refuses to change a row.

    ``uid`` is the sender's own: the same event sent again is the same row.
    """

    uid = models.UUIDField(primary_key=True)
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="events")
    item = models.ForeignKey(AttemptItem, models.PROTECT, related_name="events")
    seq = models.BigIntegerField()
    tokens = ArrayField(models.TextField())
    texts = models.JSONField(db_default={})
    received_at = models.DateTimeField()

    class Meta:
        verbose_name = _("event of a response")
        verbose_name_plural = _("events of a response")

    def __str__(self) -> str:
        return str(self.uid)
