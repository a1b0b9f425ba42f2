"""Installing libraries, and trusting their code."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

import rfc8785
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from h5p.messages import sentence_of
from h5p.models import Library
from h5p.selectors.library import installed_refs
from h5p.services.refilter import ask_to_filter
from h5p.services.store import keep
from h5p.spec.library import PackedLibrary
from h5p.spec.package import PackageReport, PackedFile, read_package
from kernel import audit
from kernel.errors import DomainError
from people.models import User


class PackageFaulty(DomainError):
    """The package cannot be used; ``report`` has every fault."""

    message = _("The package cannot be used.")

    def __init__(self, report: PackageReport) -> None:
        super().__init__(" ".join(sentence_of(one) for one in report.problems))
        self.report = report

    @property
    def sentences(self) -> list[str]:
        return [sentence_of(one) for one in self.report.problems]


@dataclass
class Installed:
    """What came of one package: builds that are new, and those that were here already."""

    new: list[Library] = field(default_factory=list)
    former: list[Library] = field(default_factory=list)

    @property
    def known(self) -> int:
        return len(self.former)


@transaction.atomic
def install_package(
    *, file: IO[bytes], name: str, actor: User | None, now: datetime | None = None
) -> Installed:
    """Put the libraries of a package into quarantine; its content is left aside.

    The same build again changes nothing.

    Raises:
        PackageFaulty: something in it is wrong; nothing has been installed.
    """
    report = read_package(file, name, installed=installed_refs(), with_content=False)
    if report.problems:
        raise PackageFaulty(report)
    return install_libraries(
        file=file, report=report, actor=actor, now=now or timezone.now()
    )


@transaction.atomic
def install_libraries(
    *, file: IO[bytes], report: PackageReport, actor: User | None, now: datetime
) -> Installed:
    """Put the libraries of a package that was found sound into quarantine."""
    done = Installed()
    for library in report.libraries:
        files = _files_of(library, report)
        build, is_new = Library.objects.get_or_create(
            sha256=_build_hash(files),
            defaults=_fields(library, files)
            | {"installed_at": now, "installed_by": actor},
        )
        if not is_new:
            done.former.append(build)
            continue
        keep(file, files.values())
        audit.record(
            actor=actor, verb="h5p_library.installed", target=build, now=now,
            sha256=build.sha256,
        )  # fmt: skip
        done.new.append(build)
    return done


@transaction.atomic
def trust_library(
    *, library: Library, actor: User, now: datetime | None = None
) -> Library:
    """Let the code of a build be played; a build of the same version steps back for it.

    Trusting an older build again is the way back from an update. Content is filtered anew
    by its semantics in the background.
    """
    now = now or timezone.now()
    same = Library.objects.filter(
        machine_name=library.machine_name, major=library.major, minor=library.minor
    )
    builds = {one.pk: one for one in same.select_for_update().order_by("pk")}
    library = builds.pop(library.pk)
    if library.is_trusted:
        return library
    before = next((one for one in builds.values() if one.is_trusted), None)
    same.filter(state=Library.State.TRUSTED).update(state=Library.State.RETIRED)
    library.state = Library.State.TRUSTED
    library.trusted_at, library.trusted_by = now, actor
    library.save(update_fields=["state", "trusted_at", "trusted_by"])
    audit.record(
        actor=actor, verb="h5p_library.trusted", target=library, now=now,
        sha256=library.sha256, instead_of=before.sha256 if before else None,
    )  # fmt: skip
    if builds:  # content may have been filtered by one of those
        ask_to_filter(library=library, actor=actor)
    return library


@transaction.atomic
def retire_library(
    *, library: Library, actor: User, now: datetime | None = None
) -> bool:
    """Take a build out of use; whether this call did it.

    Content that needs it is kept and cannot be played until a build is trusted again.
    """
    done = (
        Library.objects.filter(pk=library.pk)
        .exclude(state=Library.State.RETIRED)
        .update(state=Library.State.RETIRED)
    )
    if done:
        audit.record(
            actor=actor, verb="h5p_library.retired", target=library, now=now,
            sha256=library.sha256,
        )  # fmt: skip
    return bool(done)


def _files_of(library: PackedLibrary, report: PackageReport) -> dict[str, PackedFile]:
    prefix = f"{library.folder}/"
    return {
        path.removeprefix(prefix): file
        for path, file in sorted(report.files.items())
        if path.startswith(prefix)
    }


def _build_hash(files: dict[str, PackedFile]) -> str:
    tree = {path: file.sha256 for path, file in files.items()}
    return hashlib.sha256(rfc8785.dumps(tree)).hexdigest()


def _fields(library: PackedLibrary, files: dict[str, PackedFile]) -> dict[str, object]:
    facts = library.facts
    return {
        "machine_name": library.ref.name,
        "major": library.ref.major,
        "minor": library.ref.minor,
        "patch": library.patch,
        "title": str(facts["title"]),
        "license": str(facts.get("license", "")),
        "is_runnable": str(facts["runnable"]) == "1",
        "facts": facts,
        "semantics": library.semantics,
        "files": {
            path: {"sha256": file.sha256, "bytes": file.size}
            for path, file in files.items()
        },
    }
