"""What a learner has done of a campaign's steps."""

import json
from typing import Any

from django.db import connection

from courses.models import CampaignVersion, Enrolment
from records.kinds.study import Step


def steps_of(version: CampaignVersion, enrolment: Enrolment) -> list[Step]:
    """The required activities of ``version`` with the learner's progress, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_STEPS, {"version": version.pk, "enrolment": enrolment.pk})
        return [
            Step(
                kind=kind,
                rule=_parsed(rule),
                progress_uid=str(progress) if progress else None,
                content_uid=str(content) if content else None,
                is_complete=completed_at is not None,
                evidence=_parsed(evidence),
                test_mark=mark,
            )
            for kind, rule, progress, content, completed_at, evidence, mark in cursor
        ]


def _parsed(value: str | None) -> dict[str, Any]:
    """JSON as the driver hands it to a bare cursor: text."""
    parsed = json.loads(value) if value else {}
    return parsed if isinstance(parsed, dict) else {}


_STEPS = """
    SELECT step.kind, activity.rule, progress.uid, content.uid, progress.completed_at,
        progress.evidence, quiz.pass_scaled
    FROM courses_campaignstep AS step
    JOIN courses_activity AS activity ON activity.id = step.activity_id
        OR (activity.section_id = step.section_id AND activity.is_required)
    LEFT JOIN courses_progress AS progress
        ON progress.activity_id = activity.id AND progress.enrolment_id = %(enrolment)s
    LEFT JOIN courses_contentversion AS content ON content.id = progress.content_id
    LEFT JOIN assessments_quiz AS quiz ON quiz.activity_id = activity.id
    WHERE step.version_id = %(version)s
    ORDER BY step.position, activity.position
"""
