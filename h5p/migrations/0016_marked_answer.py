import django.db.models.fields.json
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    """What waits for a mark is found by an index."""

    dependencies = [
        ("courses", "0012_missed_checks"),
        ("h5p", "0014_official_editor"),
    ]

    operations = [
        migrations.AddField(
            model_name="practiceresult",
            name="marked_md5",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddIndex(
            model_name="practiceresult",
            index=models.Index(
                condition=models.Q(
                    ("statement__object__definition__interactionType", "long-fill-in"),
                    models.Q(
                        (
                            "marked_md5",
                            django.db.models.functions.text.MD5(
                                django.db.models.functions.comparison.Coalesce(
                                    django.db.models.fields.json.KeyTextTransform(
                                        "response",
                                        django.db.models.fields.json.KeyTransform(
                                            "result", "statement"
                                        ),
                                    ),
                                    models.Value(""),
                                    output_field=models.TextField(),
                                )
                            ),
                        ),
                        _negated=True,
                    ),
                ),
                fields=["activity"],
                name="written_that_waits",
            ),
        ),
    ]
