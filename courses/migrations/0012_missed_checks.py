"""Check questions that were missed since the last re-reading."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0011_study_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="studytrace",
            name="missed",
            field=models.JSONField(default=list),
        ),
    ]
