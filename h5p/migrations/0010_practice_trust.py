from django.db import migrations, models


class Migration(migrations.Migration):
    """Answers that were marked again from the content have a word of their own."""

    dependencies = [("h5p", "0001_h5p")]

    operations = [
        migrations.AlterField(
            model_name="practiceresult",
            name="trust",
            field=models.TextField(
                choices=[
                    ("reported", "Reported by the browser"),
                    ("verified", "Marked again here"),
                    ("mismatch", "Does not fit the content"),
                ],
                default="reported",
            ),
        ),
    ]
