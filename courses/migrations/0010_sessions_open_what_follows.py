"""What is held at its hour opens what follows it to those who took part."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0002_version_names_its_course"),
    ]

    operations = [
        migrations.CreateModel(
            name="Admission",
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
                ("admitted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "admission",
                "verbose_name_plural": "admissions",
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="opens_after",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followers",
                to="courses.activity",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_after", None),
                    models.Q(("opens_after", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="activity_follows_another",
            ),
        ),
        migrations.AddField(
            model_name="admission",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="admissions",
                to="courses.activity",
            ),
        ),
        migrations.AddField(
            model_name="admission",
            name="enrolment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="admissions",
                to="courses.enrolment",
            ),
        ),
        migrations.AddConstraint(
            model_name="admission",
            constraint=models.UniqueConstraint(
                fields=("enrolment", "activity"), name="one_admission_each"
            ),
        ),
    ]
