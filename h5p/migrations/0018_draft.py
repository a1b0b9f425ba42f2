import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Content that is left unfinished."""

    dependencies = [
        ("h5p", "0017_marked_so_far"),
        ("people", "0010_api_token"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
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
                ("title", models.TextField(blank=True)),
                ("library", models.TextField()),
                ("params", models.JSONField()),
                ("metadata", models.JSONField(default=dict)),
                ("sent", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField(db_index=True)),
                (
                    "base",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="h5p.revision",
                    ),
                ),
                (
                    "content",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="h5p.content",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
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
                "verbose_name": "draft of content",
                "verbose_name_plural": "drafts of content",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "content"), name="one_h5p_draft_of_a_content"
                    ),
                    models.CheckConstraint(
                        condition=Q(base__isnull=True, content__isnull=True)
                        | Q(base__isnull=False, content__isnull=False),
                        name="h5p_draft_has_what_it_began_with",
                    ),
                ],
            },
        ),
    ]
