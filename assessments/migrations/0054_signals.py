"""Signals of integrity, and the traces they are found in."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0053_adjustments_and_sitting_again"),
        ("courses", "0002_version_names_its_course"),
        ("people", "0004_roster_decision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AttemptTrace",
            fields=[
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="trace",
                        serialize=False,
                        to="assessments.attempt",
                    ),
                ),
                ("left_times", models.PositiveIntegerField(default=0)),
                ("left_seconds", models.PositiveIntegerField(default=0)),
                ("told_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "trace of an attempt",
                "verbose_name_plural": "traces of attempts",
            },
        ),
        migrations.CreateModel(
            name="AttemptDevice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("device", models.TextField()),
                ("seen_at", models.DateTimeField()),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to="assessments.attempt",
                    ),
                ),
            ],
            options={
                "verbose_name": "device of an attempt",
                "verbose_name_plural": "devices of attempts",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attempt", "device"),
                        name="one_row_a_device_and_attempt",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("too_fast", "Passed in very little time"),
                            ("same_answers", "The same answers as others of the cell"),
                            ("one_device", "One device for several people"),
                            ("same_minute", "A cell submitted within one minute"),
                            ("left_often", "The page was left often"),
                        ]
                    ),
                ),
                ("key", models.TextField()),
                ("facts", models.JSONField(default=dict)),
                ("found_at", models.DateTimeField()),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("open", "Waits for a decision"),
                            ("dismissed", "Set aside"),
                            ("to_ask", "To be asked about"),
                            ("noted", "Noted"),
                        ],
                        default="open",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "attempts",
                    models.ManyToManyField(
                        related_name="signals", to="assessments.attempt"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signals",
                        to="assessments.quiz",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signals",
                        to="courses.courserun",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "signal",
                "verbose_name_plural": "signals",
                "indexes": [
                    models.Index(fields=["unit", "state"], name="signals_of_a_unit")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("quiz", "run", "kind", "key"),
                        name="one_signal_a_finding",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", None),
                                ("state", "open"),
                            ),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decided_signal_says_by_whom_and_why",
                    ),
                ],
            },
        ),
    ]
