"""What an officer fills in."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from courses.kinds.audience import Audience
from courses.models import Campaign, Course
from courses.services.campaign import DraftContent
from people.models import Unit
from tests.factories import NOON, ResolutionFactory


def content(province: Unit, course: Course | None, **fields: Any) -> DraftContent:
    given: dict[str, Any] = {
        "title": "Học tập Nghị quyết 57-NQ/TW",
        "document_sign": "64-KH/TU",
        "resolution": ResolutionFactory(),
        "opens_at": NOON,
        "closes_at": NOON + timedelta(days=30),
        "audience": Audience((province.uid,), ("member",)),
        "course": course,
    }
    return DraftContent(**{**given, **fields})


def url(name: str, campaign: Campaign, *more: object) -> str:
    return reverse(f"courses:{name}", args=[campaign.uid, *more])
