"""The workflow's task: a second person, who is not the author, says yes."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    AbstractGroupApprovalTask,
    Page,
    Revision,
    TaskState,
    WorkflowState,
)

from cms.models.rights import HousePage
from people.models import User

type Action = tuple[str, str | Promise, bool]  # name, words, asks for more


class ContentApprovalTask(AbstractGroupApprovalTask):
    """Approval by the group, but never by an author nor by one person twice.

    Authors are those who saved a revision since the page was last published, and who
    asked for the approval. ``cms.apps`` fills in ``may_approve``: the roles of today.
    """

    may_approve: ClassVar[Callable[[HousePage, User], bool]]

    class Meta:
        verbose_name = _("approval by a person who is not the author")
        verbose_name_plural = _("approvals by a person who is not the author")

    def may_decide(self, page: Page, user: User) -> bool:
        """Whether ``user`` is an approver here and had no hand in the matter."""
        return self._may_look(page, user) and not has_had_a_hand(page, user)

    def _may_look(self, page: Page, user: User) -> bool:
        return bool(self._user_in_groups(user)) and type(self).may_approve(
            page.specific_deferred, user
        )

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return self._may_look(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return not self._may_look(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[Action]:
        if not self._may_look(obj, user):
            return []
        decide: list[Action] = [
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]
        send_back: list[Action] = [("reject", _("Request changes"), True)]
        return [*send_back, *(decide if self.may_decide(obj, user) else [])]

    def on_action(
        self, task_state: TaskState, user: User, action_name: str, **kwargs: Any
    ) -> Any:
        page = task_state.workflow_state.content_object
        if action_name == "approve" and not self.may_decide(page, user):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        if not self._user_in_groups(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        return str(
            _("A member of the chosen groups approves who has not written the text.")
        )


def has_had_a_hand(page: Page, user: User) -> bool:
    """Whether ``user`` wrote, asked for, or has already approved what is under review."""
    state = page.current_workflow_state
    if state is None:
        return False
    if state.requested_by_id == user.pk or user.pk in authors_of(page):
        return True
    return user.pk in approvers_of(state)


def authors_of(page: Page) -> set[int]:
    """Who saved a revision since the page was last published."""
    revisions = Revision.page_revisions.filter(object_id=str(page.pk))
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    return set(revisions.exclude(user=None).values_list("user_id", flat=True))


def approvers_of(state: WorkflowState) -> set[int]:
    """Who approved the newest revision in this round of the workflow."""
    newest = state.content_object.latest_revision_id
    return set(
        state.task_states.filter(
            status=TaskState.STATUS_APPROVED, revision_id=newest
        ).values_list("finished_by_id", flat=True)
    )
