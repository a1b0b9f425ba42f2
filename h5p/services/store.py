"""Files of libraries and contents, kept by their hash; the same bytes are kept once."""

import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage

from h5p.kinds.kept import path_of
from h5p.spec.archive import pieces
from h5p.spec.limits import Limits
from h5p.spec.package import PackedFile

_IN_MEMORY = 1 << 20


def keep(package: IO[bytes], files: Iterable[PackedFile]) -> None:
    """Keep ``files`` of a package that has been read and found sound."""
    limits = Limits()
    package.seek(0)
    with zipfile.ZipFile(package) as archive:
        for file in files:
            path = path_of(file.sha256)
            if default_storage.exists(path):
                continue
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
                for piece in pieces(archive, file.entry, limits):
                    copy.write(piece)
                copy.seek(0)
                default_storage.save(path, File(copy))
