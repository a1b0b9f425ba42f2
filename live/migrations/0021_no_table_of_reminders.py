"""Reminders of sessions are notices since 0020; their own table goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("live", "0020_reminders_are_notices")]
    operations = [migrations.DeleteModel(name="SessionReminder")]
