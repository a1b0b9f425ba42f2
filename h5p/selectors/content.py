"""Contents, as those who make them may see them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery

from h5p.models import Content, Exercise, Placement, Revision
from h5p.selectors.library import trusted
from people.access import Actor, Permission, units_for

_NOT_SHOWN = ("file-missing", "outside-file")


def contents_for(user: Actor, permission: Permission) -> QuerySet[Content]:
    """The contents of the units on which ``user`` holds ``permission``."""
    return Content.objects.filter(owner__in=units_for(user, permission)).select_related(
        "owner"
    )


def revisions_for(user: Actor, permission: Permission) -> QuerySet[Revision]:
    """The revisions of those contents."""
    return Revision.objects.filter(
        content__in=contents_for(user, permission)
    ).select_related("content__owner", "created_by")


def counted(contents: QuerySet[Content]) -> QuerySet[Content]:
    """``contents`` with their newest revision's facts and how often they are used."""
    newest = Revision.objects.filter(content=OuterRef("pk")).order_by("-number")
    return contents.annotate(
        revision_count=Max("revisions__number"),
        exercise_count=Count("revisions__exercises"),
        library_name=Subquery(newest.values("main_library")[:1]),
        points=Subquery(newest.values("max_score")[:1]),
    ).order_by("title", "pk")


def lacking_in(revision: Revision) -> list[str]:
    """What is not shown of the content: files that did not come, or lie on other sites."""
    told = [one for one in revision.issues if one["code"] in _NOT_SHOWN]
    paths = dict.fromkeys(one["facts"].get("address", one["path"]) for one in told)
    return [one for one in paths if not _is_allowed(one)]


def _is_allowed(address: str) -> bool:
    """Whether it lies on a site whose clips the operator lets in."""
    if not settings.H5P_ORIGIN or not address.startswith(("https://", "//")):
        return False
    try:
        return urlsplit(address).hostname in settings.H5P_CLIP_HOSTS
    except ValueError:
        return False


def places_of(content: Content) -> QuerySet[Exercise]:
    """Where the content is played."""
    return (
        Exercise.objects.filter(revision__content=content)
        .select_related("activity__section__course", "revision")
        .annotate(number=F("revision__number"))
        .order_by("activity__section__course__title", "activity__position", "activity")
    )


def lessons_of(content: Content) -> QuerySet[Placement]:
    """The published lessons in whose text the content stands."""
    return (
        Placement.objects.filter(revision__content=content)
        .select_related("version__activity__section__course")
        .annotate(number=F("revision__number"))
        .order_by("version__activity__section__course__title", "version")
    )


def newest_playable(content: Content) -> Revision | None:
    """The newest revision, if all the libraries that it needs are trusted."""
    newest = content.revisions.order_by("-number").first()
    return newest if newest and not trusted(newest.refs)[1] else None
