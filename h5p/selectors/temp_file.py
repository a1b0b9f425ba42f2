"""Files that were sent in the official editor within the day."""

from datetime import datetime

from django.db.models import QuerySet

from h5p.models import TempFile
from h5p.models.temp_file import GOOD_FOR
from people.models import User


def temp_files_of(user: User, now: datetime) -> QuerySet[TempFile]:
    """What ``user`` sent and may still save."""
    return TempFile.objects.filter(user=user, sent_at__gte=now - GOOD_FOR)
