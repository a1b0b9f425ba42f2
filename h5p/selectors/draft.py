"""Drafts of content: each is its author's alone."""

from uuid import UUID

from django.db.models import Q, QuerySet

from h5p.models import Content, Draft
from h5p.selectors.content import contents_for
from people.access import Permission, has_permission
from people.models import User


def drafts_for(user: User, permission: Permission) -> QuerySet[Draft]:
    """The drafts of ``user``, the latest first, as far as they may edit the content still."""
    if not has_permission(user, permission):
        return Draft.objects.none()
    editable = Q(content__isnull=True) | Q(content__in=contents_for(user, permission))
    return (
        Draft.objects.filter(editable, user=user)
        .select_related("content", "base", "owner")
        .order_by("-saved_at", "-pk")
    )


def draft_of(user: User, content: Content) -> Draft | None:
    """What ``user`` left unfinished of ``content``."""
    return Draft.objects.filter(user=user, content=content).first()


def saved_from(
    user: User, permission: Permission, *, draft: UUID, revision: str
) -> Content | None:
    """The content that a draft became, or whose ``revision`` it was begun from."""
    mine = contents_for(user, permission)
    try:
        return mine.get(revisions__uid=UUID(revision))
    except (ValueError, Content.DoesNotExist):
        return mine.filter(uid=draft).first()
