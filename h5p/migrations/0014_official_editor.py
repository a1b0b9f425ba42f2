import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The official editor: its files, and files sent while it is used."""

    dependencies = [
        ("h5p", "0013_practice_mark"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetPack",
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
                        choices=[
                            ("editor", "The official editor"),
                            ("core", "The core that the official editor runs on"),
                        ],
                        unique=True,
                    ),
                ),
                ("version", models.TextField()),
                ("sha256", models.TextField(unique=True)),
                ("files", models.JSONField()),
                ("installed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "pack of editor files",
                "verbose_name_plural": "packs of editor files",
            },
        ),
        migrations.CreateModel(
            name="TempFile",
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
                ("path", models.TextField()),
                ("sha256", models.TextField()),
                ("size", models.PositiveBigIntegerField()),
                ("sent_at", models.DateTimeField(db_index=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "file sent in the editor",
                "verbose_name_plural": "files sent in the editor",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "path"), name="one_h5p_temp_file_a_path"
                    )
                ],
            },
        ),
    ]
