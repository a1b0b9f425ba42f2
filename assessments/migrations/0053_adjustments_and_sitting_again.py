"""Adjustments for one person; what counts of several attempts, and the pause between."""

import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0052_practice"),
        ("people", "0004_roster_decision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="quiz",
            name="counts",
            field=models.TextField(
                choices=[("best", "The best attempt"), ("first", "The first attempt")],
                db_default="best",
                default="best",
            ),
        ),
        migrations.AddField(
            model_name="quiz",
            name="last_closes_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="quiz",
            name="wait_seconds",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="Adjustment",
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
                    "time_factor",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal(1),
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal(1)),
                            django.core.validators.MaxValueValidator(Decimal(3)),
                        ],
                    ),
                ),
                ("extra_attempts", models.PositiveSmallIntegerField(default=0)),
                ("closes_at", models.DateTimeField(null=True)),
                (
                    "form",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("large_print", "Large print"),
                            ("assistant", "Read out by an assistant"),
                        ],
                    ),
                ),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("reason", models.TextField()),
                ("granted_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="people.person",
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="assessments.quiz",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "adjustment",
                "verbose_name_plural": "adjustments",
                "indexes": [
                    models.Index(fields=["person"], name="adjustments_of_a_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="adjustment_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="adjustment_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("time_factor__gte", 1),
                            ("time_factor__lte", 3),
                            ("extra_attempts__lte", 5),
                        ),
                        name="adjustment_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("time_factor__gt", 1),
                            ("extra_attempts__gt", 0),
                            ("closes_at__isnull", False),
                            models.Q(("form", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="adjustment_grants_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_at", None),
                            ("quiz__isnull", False),
                            _connector="OR",
                        ),
                        name="later_end_names_its_test",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_by", None)),
                            models.Q(
                                ("revoked_at__isnull", False),
                                ("revoked_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="revoked_adjustment_says_by_whom",
                    ),
                ],
            },
        ),
    ]
