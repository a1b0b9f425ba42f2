"""Sessions in calendars, and reminders of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0011_hall_closing"),
        ("people", "0010_api_token"),
    ]

    operations = [
        migrations.AddField(
            model_name="livesession",
            name="plan_number",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="livesession",
            name="planned_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="SessionReminder",
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
                    "ahead",
                    models.TextField(
                        choices=[("day", "A day before"), ("hour", "An hour before")]
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("given_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="live.livesession",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a session",
                "verbose_name_plural": "reminders of sessions",
                "indexes": [
                    models.Index(
                        condition=models.Q(("seen_at", None)),
                        fields=["person"],
                        name="reminder_not_seen",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "person", "ahead", "starts_at"),
                        name="reminded_once_of_a_time",
                    )
                ],
            },
        ),
    ]
