import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """Drafts know the page that they were kept from."""

    dependencies = [("h5p", "0019_upgrade_plan")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="kept_from",
            field=models.UUIDField(default=uuid.uuid4),
        )
    ]
