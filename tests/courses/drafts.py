"""What an officer fills in."""

from datetime import timedelta
from typing import Any

from courses.kinds.audience import Audience
from courses.models import Course
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
