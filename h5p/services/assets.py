"""Installing the files of the official editor."""

from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.messages import sentence_of
from h5p.models import AssetPack
from h5p.services.store import keep
from h5p.spec.archive import Broken
from h5p.spec.asset_archive import read_assets
from kernel import audit
from kernel.errors import DomainError


class ArchiveFaulty(DomainError):
    message = _("The archive cannot be used.")


@transaction.atomic
def install_assets(
    *, file: IO[bytes], now: datetime | None = None
) -> tuple[AssetPack, bool]:
    """Keep an archive of the editor or of its core in place of the former one.

    Returns the pack, and whether this call changed it: the same archive again does not.

    Raises:
        ArchiveFaulty: it is another archive, or a hostile one; nothing has been kept.
    """
    now = now or timezone.now()
    try:
        assets = read_assets(file)
    except Broken as broken:
        raise ArchiveFaulty(sentence_of(broken.problem)) from broken
    known = AssetPack.objects.select_for_update().filter(kind=assets.kind).first()
    if known is not None and known.sha256 == assets.sha256:
        return known, False
    keep(file, assets.files.values())
    pack, _is_new = AssetPack.objects.update_or_create(
        kind=assets.kind,
        defaults={
            "version": assets.version,
            "sha256": assets.sha256,
            "files": {
                path: {"sha256": one.sha256, "bytes": one.size}
                for path, one in assets.files.items()
            },
            "installed_at": now,
        },
    )
    audit.record(
        actor=None, verb="h5p_assets.installed", target=pack, now=now,
        kind=pack.kind, version=pack.version, sha256=pack.sha256,
        instead_of=known.sha256 if known else None,
    )  # fmt: skip
    return pack, True
