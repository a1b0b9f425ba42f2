"""One lesson of a record, opened down to what shows that it was studied."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from courses.permissions import VIEW_CAMPAIGN
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from people.services.reading import note_reading
from records.selectors.study_evidence import evidence_of, lesson_progress_for


@require_safe
@policy(SIGNED_IN, VIEW_CAMPAIGN)
def study_evidence(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """For the learner, and for those who answer for them; the latter's look is noted."""
    progress = get_object_or_404(lesson_progress_for(request.user), uid=uid)
    person = progress.enrolment.person
    note_reading(person=person, actor=request.user)
    context = {
        "shown": evidence_of(progress),
        "person": person,
        "is_own": person.user_id == request.user.pk,
    }
    return render(request, "records/study_evidence.html", context)
