from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("live", "0025_relayed_broadcast")]

    operations = [
        migrations.CreateModel(
            name="RelayLease",
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
                ("holder", models.UUIDField()),
                ("beat_at", models.DateTimeField()),
                ("is_only", models.BooleanField(default=True, unique=True)),
            ],
            options={
                "verbose_name": "lease of the relay",
                "verbose_name_plural": "leases of the relay",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_only", True)), name="one_relay_only"
                    )
                ],
            },
        ),
    ]
