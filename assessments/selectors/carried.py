"""Points noted for the next plan, as the officer who drafts a campaign sees them."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import CarriedPoint
from courses.kinds.plan_note import PlanNote
from courses.models import CampaignVersion
from courses.permissions import RUN_CAMPAIGN
from people import access
from people.access import Actor, Permission, units_for
from people.models import User

MOST = 12


def carried_for(user: Actor, permission: Permission) -> QuerySet[CarriedPoint]:
    """The notes of the units below, at or above those of the user's grants."""
    above = {
        int(label[1:])
        for path in access.paths_for(user, permission)
        for label in path.split(".")
    }
    return CarriedPoint.objects.filter(
        Q(owner__in=units_for(user, permission)) | Q(owner__in=above)
    ).select_related("point__resolution", "owner", "analysis__run")


def plan_notes(user: object, draft: object) -> list[PlanNote]:
    """The notes for a draft: open ones and those it has taken up; its document's first."""
    if not isinstance(draft, CampaignVersion) or not isinstance(user, User):
        raise TypeError(draft)
    notes = carried_for(user, RUN_CAMPAIGN).filter(
        Q(taken_into=None) | Q(taken_into=draft.campaign_id)
    )
    same = Q(point__resolution=draft.resolution_id)
    ordered = [
        *notes.filter(same).order_by("facility", "pk")[:MOST],
        *notes.exclude(same).order_by(F("created_at").desc(), "pk")[:MOST],
    ]
    return [_note(one, draft) for one in ordered[:MOST]]


def _note(one: CarriedPoint, draft: CampaignVersion) -> PlanNote:
    text = _(
        "%(percent)d %% of the points were reached by %(takers)d people of %(unit)s."
    ) % {
        "percent": int(100 * one.facility),
        "takers": one.takers,
        "unit": one.owner.name,
    }
    return PlanNote(
        title=f"{one.point.resolution.sign} · {one.point}",
        text=f"{text} {one.note}".strip(),
        source=str(one.analysis.run),
        take_url=reverse(
            "assessments:carried_take", args=[one.uid, draft.campaign.uid]
        ),
        is_taken=one.taken_into_id is not None,
    )
