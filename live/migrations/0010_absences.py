"""Absences: reasons, decisions, make-up; what a session is made up with."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kernel.stores


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0010_sessions_open_what_follows"),
        ("live", "0001_live_sessions"),
        ("people", "0010_api_token"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="livesession",
            name="make_up_lesson",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="made_up_sessions",
                to="courses.activity",
            ),
        ),
        migrations.AddField(
            model_name="livesession",
            name="replay_url",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.CreateModel(
            name="Absence",
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
                    "state",
                    models.TextField(
                        choices=[
                            ("pending", "Reason waits for a decision"),
                            ("excused", "Excused"),
                            ("unexcused", "Not excused"),
                            ("made_up", "Made up"),
                        ],
                        default="unexcused",
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        storage=kernel.stores.private_store,
                        upload_to="absences/",
                    ),
                ),
                ("file_name", models.TextField(blank=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision_reason", models.TextField(blank=True)),
                ("studied_at", models.DateTimeField(null=True)),
                (
                    "make_up",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("lesson", "By the lesson named for it"),
                            ("replay", "By the recording"),
                        ],
                    ),
                ),
                ("made_up_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="people.person",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="live.livesession",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "person"), name="one_absence_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["pending", "excused", "made_up"]),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                ("told_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reason_is_told_before_it_is_weighed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["excused", "made_up"]), _negated=True
                            ),
                            ("decided_by__isnull", False),
                            _connector="OR",
                        ),
                        name="excuse_has_its_judge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("decision_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_on_absence_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_by", None),
                            ("decided_by", None),
                            models.Q(
                                ("told_by", models.F("decided_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="absence_is_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("made_up_at__isnull", False), ("state", "made_up")
                            ),
                            models.Q(
                                models.Q(("state", "made_up"), _negated=True),
                                ("made_up_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="make_up_has_its_time",
                    ),
                ],
            },
        ),
    ]
