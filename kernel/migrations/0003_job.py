import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_audit_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
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
                ("task", models.TextField()),
                ("arguments", models.JSONField(default=dict)),
                ("key", models.TextField(null=True, unique=True)),
                ("title", models.TextField(blank=True)),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("queued", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Refused"),
                            ("dead", "Given up"),
                        ],
                        default="queued",
                    ),
                ),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("done_count", models.PositiveIntegerField(default=0)),
                ("total_count", models.PositiveIntegerField(default=0)),
                ("note", models.TextField(blank=True)),
                ("error", models.TextField(blank=True)),
                ("fault", models.TextField(blank=True)),
                ("result", models.JSONField(default=dict)),
                ("asked_by_uid", models.UUIDField(null=True)),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("heartbeat_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "running"])),
                        fields=["state", "due_at"],
                        name="job_open",
                    ),
                    models.Index(
                        fields=["asked_by_uid", "-created_at"], name="job_of_asker"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_at__isnull", False),
                                ("state__in", ["done", "failed", "dead"]),
                            ),
                            models.Q(
                                ("finished_at__isnull", True),
                                ("state__in", ["queued", "running"]),
                            ),
                            _connector="OR",
                        ),
                        name="job_ended_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            ("heartbeat_at__isnull", False),
                            _connector="OR",
                        ),
                        name="job_running_has_a_heartbeat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("total_count", 0),
                            ("done_count__lte", models.F("total_count")),
                            _connector="OR",
                        ),
                        name="job_done_within_total",
                    ),
                ],
            },
        ),
    ]
