import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An exercise may stand within the text of a lesson."""

    dependencies = [
        ("courses", "0002_version_names_its_course"),
        ("h5p", "0010_practice_trust"),
    ]

    operations = [
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="h5p",
                        serialize=False,
                        to="courses.contentversion",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="h5p.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "exercise in a lesson",
                "verbose_name_plural": "exercises in lessons",
            },
        ),
    ]
