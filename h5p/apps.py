"""Wiring of the app."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class H5PConfig(AppConfig):
    name = "h5p"
    verbose_name = _("Interactive content")

    def ready(self) -> None:
        from courses.kinds import activity  # noqa: PLC0415 -- app ready
        from h5p.kinds.notice import PRACTICE_MARKED  # noqa: PLC0415 -- app ready
        from h5p.models import Content, Draft  # noqa: PLC0415 -- app ready
        from h5p.selectors.play import missing_for  # noqa: PLC0415 -- app ready
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from people.kinds import notice  # noqa: PLC0415 -- app ready
        from people.kinds.estate import Estate, register  # noqa: PLC0415 -- app ready

        for owned in (Content, Draft):
            register(Estate(owned))
        activity.register(
            activity.ActivityKind(
                name="h5p",
                title=_("Exercise"),
                icon="play",
                url=_url,
                ready_to_publish=missing_for,
            )
        )
        notice.register(PRACTICE_MARKED)
        every(minutes=60, task="h5p.tasks.forget_temp_files")
        _open_doors()


def _url(enrolment_uid: str, activity_uid: str) -> str:
    return reverse("h5p:exercise", args=[enrolment_uid, activity_uid])


def _open_doors() -> None:
    from h5p import permissions as may  # noqa: PLC0415 -- app ready
    from people.navigation import Place, register  # noqa: PLC0415 -- app ready

    doors = (
        (_("Exercises"), "h5p:content_list", 42, may.EDIT_H5P),
        (_("Exercises of learners"), "h5p:practice_list", 43, may.VIEW_PRACTICE),
        (_("H5P libraries"), "h5p:library_list", 44, may.TRUST_H5P),
    )
    group = _("Content")
    for title, url_name, order, permission in doors:
        register(
            Place(title, url_name, "play", order, permission=permission, group=group)
        )
