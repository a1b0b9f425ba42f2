"""Waves of a campaign, and the people who wait for theirs."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0012_missed_checks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="rosterentry",
            name="exclusion",
            field=models.TextField(
                blank=True,
                choices=[
                    ("exempt", "Exempt"),
                    ("suspended", "Suspended"),
                    ("probationary", "Probationary"),
                    ("moved_out", "Moved out"),
                    ("not_open", "Wave not open yet"),
                ],
            ),
        ),
        migrations.CreateModel(
            name="Wave",
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
                ("number", models.PositiveIntegerField()),
                ("units", models.JSONField(default=list)),
                ("opens_on", models.DateField()),
                ("released_at", models.DateTimeField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waves",
                        to="courses.campaign",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "wave",
                "verbose_name_plural": "waves",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "number"), name="one_wave_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="waves_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_at", None),
                            ("released_at__isnull", False),
                            _connector="OR",
                        ),
                        name="only_a_released_wave_is_reviewed",
                    ),
                ],
            },
        ),
    ]
