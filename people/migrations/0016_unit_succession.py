"""Which unit takes over from which, by a merger or a split."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0015_mail_code"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitSuccession",
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
                    "kind",
                    models.TextField(
                        choices=[("merged", "Merged"), ("split", "Split")]
                    ),
                ),
                ("on", models.DateField()),
                ("decision_number", models.TextField()),
                ("decision_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "former",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="people.unit",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession of units",
                "verbose_name_plural": "successions of units",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("former", "successor", "on"),
                        name="one_succession_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("former", models.F("successor")), _negated=True
                        ),
                        name="no_unit_succeeds_itself",
                    ),
                ],
            },
        ),
    ]
