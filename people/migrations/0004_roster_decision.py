"""A roster says from when it holds; names are found with birth dates."""

from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_sign_in")]
    operations = [
        migrations.AddField(
            model_name="rosterimport",
            name="effective_on",
            field=models.DateField(default=date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="rosterimport",
            name="decision_number",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["name_key", "born_on"], name="person_by_name_and_day"
            ),
        ),
    ]
