import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Written answers of practice are marked by a person."""

    dependencies = [
        ("h5p", "0012_upgrades"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PracticeMark",
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
                ("answer", models.TextField()),
                ("points", models.DecimalField(decimal_places=2, max_digits=9)),
                ("max_points", models.DecimalField(decimal_places=2, max_digits=9)),
                ("comment", models.TextField(blank=True, default="")),
                ("marked_at", models.DateTimeField()),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hand_marks",
                        to="h5p.practiceresult",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark of a written answer",
                "verbose_name_plural": "marks of written answers",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("result", "number"), name="one_practice_mark_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("points__gte", 0), ("points__lte", models.F("max_points"))
                        ),
                        name="practice_mark_within_its_maximum",
                    ),
                ],
            },
        ),
    ]
