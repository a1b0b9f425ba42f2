"""How much of each clip a lesson asks to be watched."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0010_exercise_block"),
    ]

    operations = [
        migrations.AddField(
            model_name="lessonpage",
            name="least_watched",
            field=models.PositiveIntegerField(
                default=0,
                help_text="What was really played counts, jumping ahead does not; 0: no rule. Few players reach 100.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="Least part of each clip to be watched (%)",
            ),
        ),
        migrations.AlterField(
            model_name="lessonpage",
            name="least_seconds",
            field=models.PositiveIntegerField(
                default=0,
                help_text="A lesson is complete after this time on a visible screen at the earliest; 0: no rule.",
                validators=[django.core.validators.MaxValueValidator(36000)],
                verbose_name="Least seconds of study",
            ),
        ),
    ]
