"""Halls: the second witness and lists signed on paper."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kernel.stores


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0010_absences"),
        ("people", "0010_api_token"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperList",
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
                    "file",
                    models.FileField(
                        storage=kernel.stores.private_store, upload_to="hall-lists/"
                    ),
                ),
                ("file_name", models.TextField()),
                ("sha256", models.TextField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_lists",
                        to="live.hall",
                    ),
                ),
            ],
            options={
                "verbose_name": "list on paper",
                "verbose_name_plural": "lists on paper",
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="paper",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="live.paperlist",
            ),
        ),
        migrations.CreateModel(
            name="PaperMark",
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
                    "paper_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="live.paperlist",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HallWitness",
            fields=[
                (
                    "hall",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="witness",
                        serialize=False,
                        to="live.hall",
                    ),
                ),
                ("count", models.PositiveIntegerField()),
                ("clerk_count", models.PositiveIntegerField()),
                ("reason", models.TextField(blank=True)),
                ("witnessed_at", models.DateTimeField()),
                (
                    "witnessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "witness of a hall",
                "verbose_name_plural": "witnesses of halls",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("count", models.F("clerk_count")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="differing_counts_have_their_reason",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="paperlist",
            constraint=models.UniqueConstraint(
                fields=("hall", "sha256"), name="one_paper_list_a_scan"
            ),
        ),
        migrations.AddConstraint(
            model_name="papermark",
            constraint=models.UniqueConstraint(
                fields=("paper_list", "person"), name="signed_once_a_list"
            ),
        ),
    ]
