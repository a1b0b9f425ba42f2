"""A flag that a taker sets on a question to look at again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0050_papers_open_and_rest"),
    ]

    operations = [
        migrations.AddField(
            model_name="attemptitem",
            name="is_flagged",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
