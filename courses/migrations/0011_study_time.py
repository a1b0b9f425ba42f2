"""What shows that a lesson was studied: time on a visible screen, clips, parts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0010_sessions_open_what_follows"),
    ]

    operations = [
        migrations.CreateModel(
            name="StudyTrace",
            fields=[
                (
                    "progress",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="trace",
                        serialize=False,
                        to="courses.progress",
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("clips", models.JSONField(default=dict)),
                ("parts", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "trace of study",
                "verbose_name_plural": "traces of study",
            },
        ),
        migrations.CreateModel(
            name="ContentClip",
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
                ("sha256", models.TextField()),
                ("title", models.TextField()),
                ("seconds", models.PositiveIntegerField()),
                ("position", models.PositiveIntegerField()),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clips",
                        to="courses.contentversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "clip",
                "verbose_name_plural": "clips",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content", "sha256"), name="one_clip_a_file_in_content"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seconds__gt", 0)), name="clip_lasts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StudySitting",
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
                ("uid", models.UUIDField(unique=True)),
                (
                    "device",
                    models.TextField(
                        choices=[
                            ("phone", "Phone"),
                            ("tablet", "Tablet"),
                            ("computer", "Computer"),
                        ]
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField(default=0)),
                ("told_until", models.PositiveIntegerField(default=0)),
                ("visible", models.JSONField(default=list)),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="courses.progress",
                    ),
                ),
            ],
            options={
                "verbose_name": "page of a lesson",
                "verbose_name_plural": "pages of lessons",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("heard_at__gte", models.F("opened_at"))),
                        name="sitting_heard_after_it_opened",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StudyDay",
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
                ("day", models.DateField()),
                (
                    "device",
                    models.TextField(
                        choices=[
                            ("phone", "Phone"),
                            ("tablet", "Tablet"),
                            ("computer", "Computer"),
                        ]
                    ),
                ),
                ("seconds", models.PositiveIntegerField(default=0)),
                (
                    "trace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="courses.studytrace",
                    ),
                ),
            ],
            options={
                "verbose_name": "day of study",
                "verbose_name_plural": "days of study",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("trace", "day", "device"),
                        name="one_sum_a_day_and_device",
                    )
                ],
            },
        ),
    ]
