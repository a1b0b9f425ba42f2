"""Work of H5P in the background."""

from django.urls import reverse
from django.utils.translation import gettext as _

from h5p.messages import undo_sentences
from h5p.models import Library, Upgrade, UpgradePlan
from h5p.services.refilter import filter_anew as filter_content_anew
from h5p.services.temp_file import forget_old
from h5p.services.upgrade import undo_upgrade
from h5p.services.upgrade_plan import make_plan, make_planned
from kernel.queue import leave_result
from people.models import User


def forget_temp_files() -> None:
    forget_old()


def plan_upgrade(plan_id: int) -> None:
    plan = UpgradePlan.objects.filter(pk=plan_id).select_related("library").first()
    if plan is not None:  # else another one was asked for since
        make_plan(plan=plan)
        leave_result(url=reverse("h5p:library_upgrade", args=[plan.library.uid]))


def make_upgrade(plan_id: int, actor_id: int) -> None:
    plan = UpgradePlan.objects.filter(pk=plan_id).select_related("library").first()
    if plan is not None:
        make_planned(plan=plan, actor=User.objects.get(pk=actor_id))
        leave_result(url=reverse("h5p:library_upgrade", args=[plan.library.uid]))


def take_back_upgrade(upgrade_id: int, actor_id: int) -> None:
    done = Upgrade.objects.select_related("library").get(pk=upgrade_id)
    counts = undo_upgrade(upgrade=done, actor=User.objects.get(pk=actor_id))
    leave_result(
        told=" ".join(undo_sentences(*counts)),
        url=reverse("h5p:library_upgrade", args=[done.library.uid]),
    )


def filter_anew(library_id: int) -> None:
    library = Library.objects.get(pk=library_id)
    changed, left = filter_content_anew(library)
    leave_result(
        told=_("Shown otherwise now: %(changed)s; left as they were: %(left)s.")
        % {"changed": changed, "left": left},
        url=reverse("h5p:library", args=[library.uid]),
    )
