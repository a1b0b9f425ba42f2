"""Papers: windows, open book, the share of papers a question may stand in, its rest."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0041_outages"),
        ("courses", "0002_version_names_its_course"),
    ]

    operations = [
        migrations.CreateModel(
            name="DrawRound",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "pool",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField()
                    ),
                ),
                ("hands", models.PositiveSmallIntegerField()),
                ("drawn", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "round of a test",
                "verbose_name_plural": "rounds of a test",
            },
        ),
        migrations.AddField(
            model_name="quiz",
            name="closes_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="quiz",
            name="exposure_cap",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="quiz",
            name="is_open_book",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="quiz",
            name="opens_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="quiz",
            name="rests",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AlterField(
            model_name="quiz",
            name="review",
            field=models.TextField(
                choices=[
                    ("hidden", "Only that it was submitted"),
                    ("nothing", "The result alone"),
                    ("own_answers", "The result and one's own answers"),
                    ("keys", "The result, one's own answers and the key"),
                ],
                default="own_answers",
            ),
        ),
        migrations.AlterField(
            model_name="quiz",
            name="review_when",
            field=models.TextField(
                choices=[
                    ("at_once", "As soon as the attempt is submitted"),
                    ("after_test", "When the test has closed"),
                    ("after_closing", "When the course has closed"),
                ],
                default="at_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_at", None),
                    ("closes_at", None),
                    ("closes_at__gt", models.F("opens_at")),
                    _connector="OR",
                ),
                name="test_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exposure_cap", None),
                    models.Q(("exposure_cap__gte", 5), ("exposure_cap__lte", 100)),
                    _connector="OR",
                ),
                name="exposure_cap_is_a_share",
            ),
        ),
        migrations.AddField(
            model_name="drawround",
            name="quiz",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="draw_rounds",
                to="assessments.quiz",
            ),
        ),
        migrations.AddField(
            model_name="drawround",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="draw_rounds",
                to="courses.courserun",
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="draw_round",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="assessments.drawround",
            ),
        ),
        migrations.AddConstraint(
            model_name="drawround",
            constraint=models.UniqueConstraint(
                fields=("quiz", "run", "number"), name="one_edition_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="drawround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hands__gte", 1), ("hands__lte", 20), ("number__gte", 1)
                ),
                name="round_deals_one_to_twenty_hands",
            ),
        ),
    ]
