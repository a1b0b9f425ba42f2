"""Content that somebody has not finished: theirs alone, played by nobody."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from h5p.models.content import Content, Revision
from h5p.spec.names import LibraryRef
from people.models import Unit


class Draft(models.Model):
    """What ``user`` left in an editor, as it stood there: neither filtered nor checked.

    Of content that is kept already a person has at most one; it becomes a revision by being
    saved, as anything that is edited. Gone ninety days after it was touched last.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.ForeignKey(
        Content, models.CASCADE, null=True, related_name="drafts"
    )
    base = models.ForeignKey(Revision, models.CASCADE, null=True, related_name="+")
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.TextField(blank=True)
    library = models.TextField()  # "H5P.TrueFalse 1.8"
    params = models.JSONField()
    metadata = models.JSONField(
        default=dict
    )  # licence and the like, where they are asked
    sent = models.JSONField(default=dict)  # {path: {"sha256", "bytes"}}
    kept_from = models.UUIDField(default=uuid.uuid4)  # the page, h5p.kinds.desk
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("draft of content")
        verbose_name_plural = _("drafts of content")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content"], name="one_h5p_draft_of_a_content"
            ),
            models.CheckConstraint(
                condition=Q(content__isnull=True, base__isnull=True)
                | Q(content__isnull=False, base__isnull=False),
                name="h5p_draft_has_what_it_began_with",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> LibraryRef:
        found = LibraryRef.parse(self.library)
        assert found is not None, self.library
        return found

    @property
    def files(self) -> dict[str, Any]:
        """All files that it may name: those it began with, and those sent since."""
        return {**(self.base.files if self.base else {}), **self.sent}
