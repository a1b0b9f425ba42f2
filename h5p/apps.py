"""Wiring of the app."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class H5PConfig(AppConfig):
    name = "h5p"
    verbose_name = _("Interactive content")

    def ready(self) -> None:
        from courses.kinds import activity  # noqa: PLC0415 -- app ready
        from h5p.selectors.play import missing_for  # noqa: PLC0415 -- app ready
        from kernel.schedule import every  # noqa: PLC0415 -- app ready

        activity.register(
            activity.ActivityKind(
                name="h5p",
                title=_("Exercise"),
                icon="play",
                url=_url,
                ready_to_publish=missing_for,
            )
        )
        every(minutes=60, task="h5p.tasks.forget_temp_files")
        _open_doors()


def _url(enrolment_uid: str, activity_uid: str) -> str:
    return reverse("h5p:exercise", args=[enrolment_uid, activity_uid])


def _open_doors() -> None:
    from h5p.permissions import EDIT_H5P, TRUST_H5P  # noqa: PLC0415 -- app ready
    from people.navigation import Place, register  # noqa: PLC0415 -- app ready

    doors = (
        (_("Exercises"), "h5p:content_list", 42, EDIT_H5P, _("Content")),
        (_("H5P libraries"), "h5p:library_list", 43, TRUST_H5P, _("Content")),
    )
    for title, url_name, order, permission, group in doors:
        register(
            Place(title, url_name, "play", order, permission=permission, group=group)
        )
