"""Wiring of the app."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import models  # noqa: PLC0415 -- app ready
        from assessments.selectors.carried import plan_notes  # noqa: PLC0415 -- app ready
        from assessments.selectors.readiness import (  # noqa: PLC0415 -- app ready
            missing_for,
        )
        from courses.kinds import activity, plan_note  # noqa: PLC0415 -- app ready
        from kernel.schedule import every  # noqa: PLC0415 -- app ready
        from people.kinds.estate import Estate, register  # noqa: PLC0415 -- app ready

        register(Estate(models.QuestionBank, beside="title", is_renamed=True))
        register(Estate(models.CarriedPoint, stays=True))  # whose people were looked at
        activity.register(
            activity.ActivityKind(
                name="quiz",
                title=_("Test"),
                icon="list-checks",
                url=_url,
                ready_to_publish=missing_for,
                is_test=True,
            )
        )
        plan_note.register(plan_notes)
        every(minutes=1, task="assessments.tasks.close_overdue")
        every(minutes=1, task="assessments.tasks.settle_last_attempts")
        every(minutes=1, task="assessments.tasks.lay_papers")
        every(minutes=1, task="assessments.tasks.analyse_closed_runs")
        every(minutes=360, task="assessments.tasks.find_signals")
        every(minutes=1440, task="assessments.tasks.forget_grounds")
        _open_doors()


def _url(enrolment_uid: str, activity_uid: str) -> str:
    return reverse("assessments:quiz", args=[enrolment_uid, activity_uid])


def _open_doors() -> None:
    from assessments.permissions import (  # noqa: PLC0415 -- app ready
        ADJUST_TEST,
        EDIT_QUIZ,
        REVIEW_SIGNAL,
        VIEW_BANK,
    )
    from people.navigation import Place, register  # noqa: PLC0415 -- app ready

    for title, name, icon, order, permission in (
        (_("Question banks"), "bank_list", "library", 40, VIEW_BANK),
        (_("Tests"), "quiz_list", "list-checks", 41, EDIT_QUIZ),
        (_("Adjustments"), "adjustment_list", "clock", 46, ADJUST_TEST),
        (_("Signals"), "signal_list", "eye", 47, REVIEW_SIGNAL),
        (_("Inquiries"), "inquiry_list", "search", 48, REVIEW_SIGNAL),
    ):
        register(
            Place(
                title,
                f"assessments:{name}",
                icon,
                order,
                permission=permission,
                group=_("Tests"),
            )
        )
    _open_results()


def _open_results() -> None:
    from assessments.permissions import (  # noqa: PLC0415 -- app ready
        MARK_RESPONSE,
        VIEW_RESULTS,
        VIEW_UNDERSTANDING,
    )
    from people.navigation import Place, register  # noqa: PLC0415 -- app ready

    for title, name, icon, order, permission in (
        (_("Marking by hand"), "marking_list", "pencil", 41, MARK_RESPONSE),
        (_("Results of tests"), "result_list", "chart-column", 42, VIEW_RESULTS),
        (_("Keys in doubt"), "flag_list", "triangle-alert", 43, VIEW_RESULTS),
        (_("Corrections"), "correction_list", "clipboard-check", 44, VIEW_RESULTS),
        (
            _("Understanding by point"),
            "understanding_list",
            "target",
            45,
            VIEW_UNDERSTANDING,
        ),
    ):
        register(
            Place(
                title,
                f"assessments:{name}",
                icon,
                order,
                permission=permission,
                group=_("Tests"),
            )
        )
