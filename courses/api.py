"""JSON of courses."""

from uuid import UUID

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from courses.permissions import VIEW_CAMPAIGN
from courses.selectors.enrolment import progress_for
from courses.services.completion import explain_progress
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.services.reading import note_reading


@require_safe
@policy(SIGNED_IN, VIEW_CAMPAIGN)
def progress_rule(request: AuthenticatedRequest, progress_uid: UUID) -> JsonResponse:
    """Each clause of the rule of a record: met or not, and by which evidence."""
    rows = progress_for(request.user).select_related(
        "activity", "content", "enrolment__person"
    )
    progress = get_object_or_404(rows, uid=progress_uid)
    note_reading(person=progress.enrolment.person, actor=request.user)
    content = progress.content
    return JsonResponse(
        {
            "record": str(progress.uid),
            "activity": {
                "uid": str(progress.activity.uid),
                "title": progress.activity.title,
                "kind": progress.activity.kind,
            },
            "content": content
            and {
                "uid": str(content.uid),
                "number": content.number,
                "sha256": content.sha256,
            },
            "opened_at": progress.opened_at,
            "completed_at": progress.completed_at,
            "is_complete": progress.completed_at is not None,
            "rule": "at completion" if progress.completed_at else "in force",
            "clauses": [
                {
                    "kind": one.kind,
                    "is_met": one.is_met,
                    "sentence": str(one.sentence),
                    "evidence": list(one.evidence),
                }
                for one in explain_progress(progress)
            ],
        }
    )
