"""Interactive content and its revisions."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Activity, ContentVersion
from h5p.spec.names import LibraryRef
from people.models import Unit


class Content(models.Model):
    """Something to play, owned by a unit; what it is stands in its revisions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.TextField()
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("interactive content")
        verbose_name_plural = _("interactive contents")

    def __str__(self) -> str:
        return self.title


class Revision(models.Model):
    """Content at one time; what came is never changed once written.

    ``params`` are as they came, ``filtered`` as the semantics of the builds in use allow
    them: another build that takes their place filters anew (h5p/services/refilter.py).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    content = models.ForeignKey(Content, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()  # from 1
    main_library = models.TextField()  # "H5P.TrueFalse 1.8"
    libraries = models.JSONField()  # names of all that it needs, in order of loading
    facts = models.JSONField()  # h5p.json
    params = models.JSONField()
    filtered = models.JSONField()
    files = models.JSONField(default=dict)  # {path: {"sha256", "bytes"}}
    issues = models.JSONField(default=list)  # [{"code", "path", "facts"}]
    questions = models.JSONField(default=list)  # [{"id", "library", "points"}]
    max_score = models.PositiveIntegerField(null=True)
    sha256 = models.TextField()  # of main library, filtered params and files
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("revision of content")
        verbose_name_plural = _("revisions of content")
        constraints = [
            models.UniqueConstraint(
                fields=["content", "number"], name="one_h5p_revision_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_id} r{self.number}"

    @property
    def ref(self) -> LibraryRef:
        found = LibraryRef.parse(self.main_library)
        assert found is not None, self.main_library
        return found

    @property
    def refs(self) -> list[LibraryRef]:
        """All libraries that it needs, in the order of loading."""
        found = [LibraryRef.parse(one) for one in self.libraries]
        return [one for one in found if one is not None]


class Exercise(models.Model):
    """A revision that learners play as an activity of a course."""

    activity = models.OneToOneField(
        Activity, models.CASCADE, primary_key=True, related_name="h5p"
    )
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="exercises")

    class Meta:
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")

    def __str__(self) -> str:
        return str(self.activity_id)


class Placement(models.Model):
    """A revision that stands within the pinned text of a lesson, and is played there."""

    version = models.OneToOneField(
        ContentVersion, models.CASCADE, primary_key=True, related_name="h5p"
    )
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="placements")

    class Meta:
        verbose_name = _("exercise in a lesson")
        verbose_name_plural = _("exercises in lessons")

    def __str__(self) -> str:
        return str(self.version_id)
