"""Reading a .h5p package: everything that is wrong with it, at once."""

import hashlib
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

from h5p.spec import library as libraries
from h5p.spec.archive import Broken, Entry, is_hidden, look_over, open_archive, pieces
from h5p.spec.library import PackedLibrary, read_library
from h5p.spec.limits import Limits
from h5p.spec.media import HEAD, is_disguised, may_be_content, may_be_library
from h5p.spec.names import LibraryRef
from h5p.spec.problem import Problem
from h5p.spec.references import sub_libraries
from h5p.spec.schema import dependencies_of, package_problems
from h5p.spec.strict_json import read_json

CONTENT = "content/"
CONTENT_JSON = "content/content.json"
H5P_JSON = "h5p.json"


@dataclass(frozen=True)
class PackedFile:
    """A file of the package: where it lies, the SHA-256 of its bytes, how many."""

    entry: Entry
    sha256: str
    size: int


@dataclass
class PackageReport:
    """What a package holds, and what is wrong with it; nothing of it is kept.

    ``files`` are by their path in the package; ``libraries`` are those that are sound.
    """

    problems: list[Problem] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)  # h5p.json
    content: Any = None  # content.json
    has_content: bool = False
    main_library: LibraryRef | None = None
    libraries: list[PackedLibrary] = field(default_factory=list)
    files: dict[str, PackedFile] = field(default_factory=dict)

    @property
    def is_valid(self) -> bool:
        return not self.problems


def read_package(
    file: IO[bytes],
    name: str,
    *,
    installed: Collection[LibraryRef] = (),
    with_content: bool = True,
    limits: Limits | None = None,
) -> PackageReport:
    """Look through ``file`` without keeping any of it.

    Args:
        name: what the file is called, for its extension.
        installed: libraries that need not lie in the package.
        with_content: whether content must be there; else only libraries are looked at.
    """
    limits = limits or Limits()
    report = PackageReport()
    if not name.lower().endswith(".h5p"):
        report.problems.append(Problem("missing-h5p-extension", name[:200]))
        return report
    try:
        with open_archive(file, limits) as archive:
            _read(archive, report, limits, with_content=with_content)
    except Broken as broken:
        report.problems.append(broken.problem)
        return report
    missing = _missing(report, set(installed), with_content=with_content)
    report.problems = (report.problems + missing)[: limits.problems]
    return report


def _read(
    archive: zipfile.ZipFile,
    report: PackageReport,
    limits: Limits,
    *,
    with_content: bool,
) -> None:
    entries, report.problems = look_over(archive, limits)
    entries = [one for one in entries if not is_hidden(one.name)]
    kept = _read_entries(archive, entries, report, limits, with_content=with_content)
    if with_content:
        _read_content(kept, report, limits)
    folders: dict[str, set[str]] = {}
    for entry in entries:
        folder, slash, rest = entry.name.partition("/")
        if slash and folder != "content":
            folders.setdefault(folder, set()).add(rest)
    for folder, names in sorted(folders.items()):
        library, problems = read_library(folder, names, kept, limits.depth)
        report.problems += problems
        if library is not None:
            report.libraries.append(library)


def _read_entries(
    archive: zipfile.ZipFile,
    entries: list[Entry],
    report: PackageReport,
    limits: Limits,
    *,
    with_content: bool,
) -> dict[str, bytes]:
    """Read every file once, bounded; the bytes of those JSON files that are looked at."""
    kept: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        is_content = entry.name.startswith(CONTENT)
        if is_content and not with_content:
            continue
        if len(report.problems) >= limits.problems:
            break
        report.problems += _naming_problems(entry.name)
        try:
            total += _read_entry(archive, entry, report, limits, kept)
        except Broken as broken:
            report.problems.append(broken.problem)
        if total > limits.total:
            facts = {"most": f"{limits.total // 1_000_000} MB"}
            raise Broken(Problem("total-size-too-large", facts=facts))
    return kept


def _read_entry(
    archive: zipfile.ZipFile,
    entry: Entry,
    report: PackageReport,
    limits: Limits,
    kept: dict[str, bytes],
) -> int:
    is_json = entry.name in {H5P_JSON, CONTENT_JSON} or libraries.is_read(entry.name)
    digest, size, head = hashlib.sha256(), 0, b""
    whole = bytearray()
    for piece in pieces(archive, entry, limits):
        digest.update(piece)
        head = head or piece[:HEAD]
        size += len(piece)
        if is_json:
            whole += piece
            if size > limits.json:
                facts = {"most": f"{limits.json // 1_000_000} MB"}
                raise Broken(Problem("file-size-too-large", entry.name, facts))
    if is_disguised(entry.name, head):
        report.problems.append(Problem("disguised-file", entry.name))
    if is_json:
        kept[entry.name] = bytes(whole)
    report.files[entry.name] = PackedFile(entry, digest.hexdigest(), size)
    return size


def _naming_problems(name: str) -> list[Problem]:
    if name in {H5P_JSON, CONTENT_JSON} or "/" not in name:
        return []
    if name.startswith(CONTENT):
        if PurePosixPath(name).name.lower() == "library.json":
            return [Problem("library-inside-content", name)]
        is_allowed = may_be_content(name)
    else:
        is_allowed = may_be_library(name)
    if is_allowed:
        return []
    suffix = PurePosixPath(name).suffix or "–"
    return [Problem("not-in-whitelist", name, {"extension": suffix})]


def _read_content(
    kept: Mapping[str, bytes], report: PackageReport, limits: Limits
) -> None:
    report.has_content = CONTENT_JSON in kept
    if report.has_content:
        try:
            report.content = read_json(kept[CONTENT_JSON], limits.depth)
        except (ValueError, RecursionError):
            report.problems.append(Problem("unable-to-parse-package", CONTENT_JSON))
    elif CONTENT_JSON not in report.files:
        report.problems.append(Problem("invalid-content-folder", CONTENT_JSON))
    if H5P_JSON not in kept:
        report.problems.append(Problem("invalid-h5p-json-file", H5P_JSON))
        return
    try:
        facts = read_json(kept[H5P_JSON], limits.depth)
    except (ValueError, RecursionError):
        report.problems.append(Problem("unable-to-parse-package", H5P_JSON))
        return
    report.problems += package_problems(facts)
    if isinstance(facts, dict):
        report.facts = facts
        named = dependencies_of(facts, "preloaded")
        main = facts.get("mainLibrary")
        report.main_library = next((one for one in named if one.name == main), None)


def _missing(
    report: PackageReport, installed: set[LibraryRef], *, with_content: bool
) -> list[Problem]:
    """Libraries that are needed and lie neither in the package nor here.

    Libraries that are named wrongly or unsound are told of already.
    """
    here = installed | {one.ref for one in report.libraries}
    faulty = {one.path.partition("/")[0] for one in report.problems if "/" in one.path}
    needed: dict[LibraryRef, str] = {}
    for library in report.libraries:
        for ref in dependencies_of(library.facts):
            needed.setdefault(ref, f"{library.folder}/library.json")
    if with_content:
        for ref in dependencies_of(report.facts):
            needed.setdefault(ref, H5P_JSON)
    problems = []
    for ref, path in sorted(needed.items()):
        if ref not in here and not {ref.name, ref.folder} & faulty:
            is_main = ref == report.main_library
            code = "missing-main-library" if is_main else "missing-required-library"
            problems.append(Problem(code, path, {"library": str(ref)}))
    return problems + (_without_semantics(report) if with_content else [])


def _without_semantics(report: PackageReport) -> list[Problem]:
    """Libraries that content is made with, and that do not say what it is made of."""
    used = set(sub_libraries(report.content)) | {report.main_library}
    return [
        Problem("invalid-semantics-json-file", f"{one.folder}/semantics.json")
        for one in report.libraries
        if one.ref in used and one.semantics is None
    ]
