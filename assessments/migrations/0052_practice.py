"""Practice tests, apart from records."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0051_flag_for_later"),
    ]

    operations = [
        migrations.AddField(
            model_name="quiz",
            name="is_practice",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
