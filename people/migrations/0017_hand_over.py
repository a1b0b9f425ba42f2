"""Who owns afterwards what a unit that ends did."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_unit_succession"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
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
                ("on", models.DateField(db_index=True)),
                ("decision_number", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "former",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_over",
                        to="people.unit",
                    ),
                ),
                (
                    "heir",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inherits",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "handing over",
                "verbose_name_plural": "handings over",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("former", models.F("heir")), _negated=True),
                        name="no_unit_inherits_from_itself",
                    ),
                ],
            },
        ),
    ]
