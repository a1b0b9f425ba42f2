"""More formats of files; what is left behind of their questions is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0011_save_typed_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="questionimport",
            name="notes",
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name="questionimport",
            name="format",
            field=models.TextField(
                choices=[
                    ("gift", "GIFT"),
                    ("aiken", "Aiken"),
                    ("moodlexml", "Moodle XML"),
                    ("qti", "QTI"),
                    ("xlsx", "Excel table"),
                    ("docx", "Word file"),
                ]
            ),
        ),
    ]
