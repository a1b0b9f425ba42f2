"""How static files are stored for serving."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class NpmFiles(BaseFinder):
    """Single files of packages from npm (``NPM_FILES``), where npm has brought them."""

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:  # noqa: FBT001, FBT002 -- as Django calls it
        file = settings.NPM_FILES.get(path)
        if not file or not file.is_file():
            return []
        return [str(file)] if find_all else str(file)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:
        for path, file in settings.NPM_FILES.items():
            if file.is_file():
                yield path, OneFile(path, file)


class OneFile(FileSystemStorage):
    """A storage with one file, which has another name elsewhere."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(location=file.parent)
        self.name, self.file = name, file

    def path(self, name: str) -> str:
        return str(self.file) if name == self.name else super().path(name)


class QuickCompressor(Compressor):
    """Nearly all of the gain for a tenth of the time: a first start waits for it."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return bytes(brotli.compress(data, quality=9))


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Files named by their contents and compressed; ES modules find each other.

    Each set of style sheets (``STYLES``) becomes one file: on a village's network every
    request costs most of a second.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002 -- as Django calls it
        **options: Any,
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        if not dry_run:
            for name, sheets in settings.STYLES.items():
                target = f"css/{name}.all.css"
                text = "".join(self._read(sheet) for sheet in sheets)
                Path(self.path(target)).write_text(text)
                paths[target] = (self, target)
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return QuickCompressor(**kwargs)

    def _read(self, sheet: str) -> str:
        """The sheet's text, its neighbours named as seen from ``css/``."""
        folder = Path(sheet).parent
        text = Path(self.path(sheet)).read_text()
        return text.replace('url("', f'url("../{folder}/')
