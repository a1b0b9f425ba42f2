"""Content of activities, pinned version by version."""

import hashlib
from datetime import datetime
from typing import Any

import rfc8785
from django.db import transaction
from django.utils import timezone

from courses.models import Activity, ContentVersion
from kernel import audit
from people.models import User


def content_hash(title: str, html: str, media: list[dict[str, Any]]) -> str:
    """SHA-256, in hex, of the RFC 8785 JSON of what a learner is shown."""
    shown: dict[str, Any] = {"title": title, "html": html, "media": media}
    return hashlib.sha256(rfc8785.dumps(shown)).hexdigest()


@transaction.atomic
def publish_content(
    *,
    activity: Activity,
    title: str,
    html: str,
    media: list[dict[str, Any]],
    points: list[str],
    actor: User | None,
    now: datetime | None = None,
    **facts: Any,
) -> ContentVersion:
    """Put a version of ``activity``'s content into force and return it.

    Content that says the same as the newest version makes no new one; versions that
    learners have pinned stay as they are.

    Args:
        html: safe HTML, as it will be shown.
        media: the files it shows: ``{"url", "sha256", "bytes"}``.
        points: uids of the points that it names.
        facts: what the audit row keeps besides: who approved, which revision.
    """
    now = now or timezone.now()
    Activity.objects.select_for_update().get(pk=activity.pk)
    newest = activity.versions.order_by("-number").first()
    sha256 = content_hash(title, html, media)
    if newest and newest.sha256 == sha256 and newest.points == points:
        return newest
    version = ContentVersion.objects.create(
        activity=activity,
        number=newest.number + 1 if newest else 1,
        title=title,
        html=html,
        sha256=sha256,
        media=media,
        points=points,
        published_at=now,
        published_by_uid=getattr(actor, "uid", None),
    )
    audit.record(
        actor=actor,
        verb="content.published",
        target=version,
        now=now,
        activity=str(activity.uid),
        number=version.number,
        sha256=sha256,
        **facts,
    )
    return version
