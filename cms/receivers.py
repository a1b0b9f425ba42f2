"""What cms does when something has happened elsewhere."""

from typing import Any

from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.models import LessonPage
from cms.services.editors import sync_editor
from cms.services.lesson import keep_order, publish_lesson
from people.events import RoleEnded, RoleGranted
from people.models import User


def follow_role(event: RoleGranted | RoleEnded) -> None:
    """Keep the groups of the editors' room in step with a person's grants."""
    sync_editor(user=event.grant.user)


def pin_lesson(instance: Page, revision: Revision | None = None, **_: Any) -> None:
    """A lesson page went live: pin its content."""
    page = instance.specific
    if not isinstance(page, LessonPage) or not page.live:
        return
    approvers = approvers_at(revision)
    facts: dict[str, Any] = {"approvers": [str(one.uid) for one in approvers]}
    if revision is not None:
        facts["revision"] = revision.pk
        facts["author"] = str(revision.user.uid) if revision.user else None
    publish_lesson(page=page, actor=approvers[-1] if approvers else None, **facts)


def approvers_at(revision: Revision | None) -> list[User]:
    """Who approved ``revision``, in the order of their approvals."""
    if revision is None:
        return []
    states = TaskState.objects.filter(
        revision=revision,
        status=TaskState.STATUS_APPROVED,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
    ).select_related("finished_by")
    ordered = states.order_by("finished_at", "pk")
    return [one.finished_by for one in ordered if one.finished_by]


def follow_move(instance: Page, **_: Any) -> None:
    """Lesson pages were put in another order."""
    page = instance.specific
    if isinstance(page, LessonPage):
        keep_order(course=page.course_page.course)


def lay_ground(app_config: Any, using: str, **_: Any) -> None:
    """After the last app has migrated, make what the site stands on."""
    from django.apps import apps  # noqa: PLC0415 -- app ready
    from django.db import connections  # noqa: PLC0415 -- app ready

    from cms.services.site import lay_site  # noqa: PLC0415 -- app ready

    told = [one for one in apps.get_app_configs() if one.models_module is not None]
    if app_config is not told[-1]:
        return
    if "cms_homepage" in connections[using].introspection.table_names():
        lay_site()
