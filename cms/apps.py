"""Wiring of the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CMSConfig(AppConfig):
    name = "cms"
    verbose_name = _("Pages and lessons")

    def ready(self) -> None:
        from wagtail.models import WorkflowState  # noqa: PLC0415 -- app ready
        from wagtail.signals import (  # noqa: PLC0415 -- app ready
            page_published,
            post_page_move,
        )

        from cms import receivers  # noqa: PLC0415 -- app ready
        from cms.models import (  # noqa: PLC0415 -- app ready
            ContentApprovalTask,
            LessonPage,
        )
        from cms.models.rights import HousePage  # noqa: PLC0415 -- app ready
        from cms.selectors.lesson import LESSON_KIND  # noqa: PLC0415 -- app ready
        from cms.selectors.rights import (  # noqa: PLC0415 -- app ready
            HousePermissionTester,
            may_approve,
        )
        from cms.services.approval import (  # noqa: PLC0415 -- app ready
            publish_approved,
        )
        from cms.views.preview import page_preview  # noqa: PLC0415 -- app ready
        from courses.kinds import activity  # noqa: PLC0415 -- app ready
        from kernel import events, schedule  # noqa: PLC0415 -- app ready
        from people.events import RoleEnded, RoleGranted  # noqa: PLC0415 -- app ready

        _open_doors()
        _name_estate()
        events.subscribe(RoleGranted, receivers.follow_role)
        events.subscribe(RoleEnded, receivers.follow_role)
        HousePage.tester = HousePermissionTester
        LessonPage.previewer = page_preview
        ContentApprovalTask.may_approve = may_approve
        # Wagtail reads its setting for this too early for a service to be named there.
        WorkflowState.on_finish = publish_approved
        page_published.connect(receivers.pin_lesson)
        post_page_move.connect(receivers.follow_move)
        post_migrate.connect(receivers.lay_ground)
        activity.register(LESSON_KIND)
        schedule.every(minutes=1, task="cms.tasks.follow_grants")
        schedule.every(minutes=1, task="cms.tasks.publish_scheduled")


def _open_doors() -> None:
    from cms.permissions import OPEN_EDITING  # noqa: PLC0415 -- app ready
    from courses.permissions import EDIT_COURSE  # noqa: PLC0415 -- app ready
    from people.navigation import Place, register  # noqa: PLC0415 -- app ready

    group = _("Content")
    doors = (
        (_("Editors' room"), "wagtailadmin_home", "pencil", 20, OPEN_EDITING),
        (_("Resolutions"), "cms:resolutions", "list-checks", 21, EDIT_COURSE),
        (_("Import a document"), "cms:imports", "upload", 22, EDIT_COURSE),
    )
    for title, url_name, icon, order, permission in doors:
        register(
            Place(title, url_name, icon, order, permission=permission, group=group)
        )


def _name_estate() -> None:
    from cms.models import DocumentImport  # noqa: PLC0415 -- app ready
    from people.kinds.estate import Estate, register  # noqa: PLC0415 -- app ready

    register(Estate(DocumentImport))
