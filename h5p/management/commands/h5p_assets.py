"""``manage.py h5p_assets ARCHIVE…``: install the official editor, or say what is there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from h5p.models import AssetPack
from h5p.services.assets import ArchiveFaulty, install_assets


class Command(BaseCommand):
    help = (
        "Install the official editor of H5P from archives that you provide: a zip of"
        " h5p-editor-php-library, and one of h5p-php-library for the core that belongs to"
        " it. Only what browsers load is kept. Without a file: print what is installed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archives", nargs="*", type=Path, help="zip files")

    def handle(self, *args: Any, archives: list[Path], **options: Any) -> None:
        for archive in archives:
            self._install(archive)
        packs = AssetPack.objects.order_by("kind")
        for pack in packs:
            self.stdout.write(
                f"{pack.kind} {pack.version}: {len(pack.files)} files,"
                f" sha256 {pack.sha256}"
            )
        if AssetPack.Kind.EDITOR not in {one.kind for one in packs}:
            self.stdout.write("The official editor is not installed.")

    def _install(self, archive: Path) -> None:
        try:
            with archive.open("rb") as file:
                pack, is_new = install_assets(file=file)
        except OSError as error:
            message = f"{archive}: {error.strerror}"
            raise CommandError(message) from error
        except ArchiveFaulty as error:
            message = f"{archive}: {error}"
            raise CommandError(message) from error
        done = "installed" if is_new else "was installed already"
        self.stdout.write(f"{archive.name}: {pack.kind} {pack.version} {done}")
