import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Dry runs of upgrades that are made in the background."""

    dependencies = [
        ("h5p", "0018_draft"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UpgradePlan",
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
                ("asked_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("found", models.JSONField(default=list)),
                ("more", models.PositiveIntegerField(default=0)),
                ("digest", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "library",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="upgrade_plan",
                        to="h5p.library",
                    ),
                ),
                (
                    "upgrade",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="h5p.upgrade",
                    ),
                ),
            ],
            options={
                "verbose_name": "dry run of an upgrade",
                "verbose_name_plural": "dry runs of upgrades",
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(upgrade__isnull=True) | Q(made_at__isnull=False),
                        name="h5p_upgrade_was_looked_at_before",
                    )
                ],
            },
        ),
    ]
