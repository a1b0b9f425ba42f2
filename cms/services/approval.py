"""What happens when the workflow has ended: publication, if two people said yes."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, WorkflowState

from cms.models import LessonPage
from cms.models.approval import authors_of
from cms.services.rendering import render_page
from kernel.errors import DomainError
from people.models import User

APPROVALS = 2


class ApprovalsMissing(DomainError):
    message = _("Two people who have not written the text must approve it first.")


class WordsMissing(DomainError):
    message = _(
        "A picture, clip or document of this page lacks its file or the words that "
        "stand for it."
    )


def approvals_of(state: WorkflowState, revision_id: int) -> list[User]:
    """Who approved ``revision_id`` in this round, in order."""
    approved = state.task_states.filter(
        status=TaskState.STATUS_APPROVED, revision_id=revision_id
    )
    return [one.finished_by for one in approved.order_by("finished_at", "pk")]


def publish_approved(state: WorkflowState, user: User | None = None) -> None:
    """Publish (or schedule) the page whose round of approvals has just been completed.

    Wagtail calls it in the transaction of the last approval, so a refusal undoes that.

    Raises:
        ApprovalsMissing: the approvals are not by two people, none of them an author.
        WordsMissing: a block lacks its file, alternative text or transcript.
    """
    page = state.content_object.specific
    revision = page.get_latest_revision()
    people = {one.pk for one in approvals_of(state, revision.pk) if one}
    if len(people) < APPROVALS or people & authors_of(page):
        raise ApprovalsMissing
    if isinstance(page, LessonPage):
        draft = page.get_latest_revision_as_object()
        if render_page(draft).missing:
            raise WordsMissing
    revision.publish(user=user, skip_permission_checks=True)
