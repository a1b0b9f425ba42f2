"""How the backups stand, as ./run backup wrote it down beside them."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

OLDEST = timedelta(hours=26)  # one a night, and two hours to make it
OLDEST_CHECK = timedelta(hours=1)  # four looks an hour


def backup_warning(now: datetime) -> str:
    """What is wrong with the backups and what to do; empty if nothing, or none are set up."""
    if not settings.BACKUP_FOLDER:
        return ""
    folder = settings.BACKUP_FOLDER
    try:
        status = json.loads((Path(folder) / "status.json").read_text("utf-8"))
        verified_at = _moment(status, "verified_at")
        checked_at = _moment(status, "checked_at")
        has_fault = bool(status.get("archive"))
    except (OSError, ValueError, TypeError, AttributeError):
        return _(
            "There is no verified backup in %(folder)s, or the site may not read its "
            "status. Have the administrator run “./run backup” and see to what it says."
        ) % {"folder": folder}
    if verified_at is None or now - verified_at > OLDEST:
        return _(
            "The last verified backup is from %(moment)s, older than 26 hours. Have the "
            "administrator run “./run backup” and see to what it says."
        ) % {"moment": _shown(verified_at)}
    if has_fault or checked_at is None or now - checked_at > OLDEST_CHECK:
        return _(
            "What has been entered lately does not reach the backup (last looked at: "
            "%(moment)s). Have the administrator run “./run backup --check” and see "
            "whether the disk of the backups is there and has room."
        ) % {"moment": _shown(checked_at)}
    return ""


def _moment(status: dict[str, str], name: str) -> datetime | None:
    return datetime.fromisoformat(status[name]) if name in status else None


def _shown(moment: datetime | None) -> str:
    if moment is None:
        return "–"
    return date_format(timezone.localtime(moment), "H:i d/m/Y")
