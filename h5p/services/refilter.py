"""Content under a build that took the place of another: filtered anew by its semantics.

What came (``params``) is never touched, so trusting the former build again leads back.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from h5p.models import Library, Revision
from h5p.selectors.library import Shelf, revisions_with
from h5p.services.revision import ContentFaulty, made
from kernel.models import Job
from kernel.queue import enqueue, progress
from people.models import User

TASK = "h5p.tasks.filter_anew"
_DERIVED = ("libraries", "filtered", "issues", "questions", "max_score", "sha256")


def ask_to_filter(*, library: Library, actor: User) -> Job:
    """Have all content that needs ``library``, just trusted, be filtered anew."""
    assert library.trusted_at is not None, library
    return enqueue(
        TASK,
        key=f"h5p-filter-{library.pk}-{library.trusted_at.isoformat()}",
        title=_("Content under %(library)s") % {"library": library},
        actor=actor,
        library_id=library.pk,
    )


def filter_anew(library: Library) -> tuple[int, int]:
    """Filter what needs ``library`` by the builds in use; the same again changes nothing.

    Each revision is kept by itself, so that a run that was killed goes on.

    Returns:
        How many revisions are shown otherwise now, and how many were left as they were
        because these builds cannot show them.
    """
    changed = left = 0
    found = list(
        revisions_with(library.ref).order_by("pk").values_list("pk", flat=True)
    )
    for count, pk in enumerate(found, 1):
        try:
            changed += _one(pk)
        except ContentFaulty:
            left += 1
        progress(count, len(found))
    return changed, left


@transaction.atomic
def _one(pk: int) -> bool:
    """Filter one revision; whether it is shown otherwise now.

    Raises:
        ContentFaulty: the builds in use cannot show it; it stays as it was.
    """
    revision = Revision.objects.select_for_update().filter(pk=pk).first()
    if revision is None:  # gone since
        return False
    fields: dict[str, Any] = made(
        params=revision.params,
        library=revision.ref,
        facts=revision.facts,
        files=revision.files,
        shelf=Shelf(),
    )
    if fields["filtered"] == revision.filtered:
        return False
    for name in _DERIVED:
        setattr(revision, name, fields[name])
    revision.save(update_fields=_DERIVED)
    return True
