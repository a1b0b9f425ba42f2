from django.db import migrations


class Migration(migrations.Migration):
    """The answers of the marks given so far."""

    dependencies = [("h5p", "0016_marked_answer")]

    operations = [
        migrations.RunSQL(
            """
            UPDATE h5p_practiceresult AS result SET marked_md5 = md5(mark.answer)
            FROM (
                SELECT DISTINCT ON (result_id) result_id, answer FROM h5p_practicemark
                ORDER BY result_id, number DESC
            ) AS mark
            WHERE mark.result_id = result.id;
            """,
            migrations.RunSQL.noop,
        )
    ]
