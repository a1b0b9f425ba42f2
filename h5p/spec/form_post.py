"""What a form sent, laid over the content that it showed.

Names of controls: ``v:`` a value, ``r:`` the rows of a list in their order, ``l:`` the
library of a part, ``u:`` the address of a clip; behind it the place where it stood when
the form was shown. What the form did not show stays as it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import uuid4

from h5p.spec.blank import new_part, with_ids
from h5p.spec.fields import is_flat
from h5p.spec.form_value import NOTHING, fits, kind_of, taken, with_address
from h5p.spec.media_field import KINDS
from h5p.spec.names import LibraryRef
from h5p.spec.pointer import ROOT, step
from h5p.spec.repository import Repository

DEPTH = 50


class Posted(Protocol):
    """A form as it was sent: the values under each name, in their order."""

    def __contains__(self, name: object, /) -> bool: ...
    def getlist(self, name: str, /) -> Sequence[object]: ...


@dataclass
class Read:
    """The content after the form, and where each place of the form is in it now."""

    params: dict[str, Any]
    places: dict[str, str] = field(default_factory=dict)


def read_form(
    base: dict[str, Any],
    semantics: Any,
    posted: Posted,
    repository: Repository,
    *,
    uploads: Mapping[str, dict[str, Any]] | None = None,
    new_id: Callable[[], object] = uuid4,
) -> Read:
    """``base`` with what was typed.

    Args:
        uploads: the files that came with the form, by the place that they were chosen at.
    """
    reader = _Reader(posted, repository, uploads or {}, new_id)
    params = reader.fields(base, semantics, ROOT, ROOT, 0)
    return Read(params, reader.places)


def unique(fields: Any) -> Iterator[dict[str, Any]]:
    """The fields of a group that a form shows: of two of one name the first."""
    seen: set[str] = set()
    for one in fields if isinstance(fields, list) else []:
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            if one["name"] not in seen:
                yield one
            seen.add(one["name"])


@dataclass
class _Reader:
    posted: Posted
    repository: Repository
    uploads: Mapping[str, dict[str, Any]]
    new_id: Callable[[], object]
    places: dict[str, str] = field(default_factory=dict)

    def fields(
        self, base: dict[str, Any], fields: Any, old: str, new: str, depth: int
    ) -> dict[str, Any]:
        result = dict(base)
        for one in unique(fields):
            name = one["name"]
            value = self.value(
                base.get(name, NOTHING),
                one,
                step(old, name),
                step(new, name),
                depth + 1,
            )
            if value is not NOTHING:
                result[name] = value
            else:
                result.pop(name, None)
        return result

    def value(
        self, base: Any, one: dict[str, Any], old: str, new: str, depth: int
    ) -> Any:
        self.places[old] = new
        if one.get("type") == "group" and is_flat(one):
            inner = next(unique(one.get("fields")), None)
            return (
                base if inner is None else self.value(base, inner, old, new, depth + 1)
            )
        if not fits(base, one) or depth > DEPTH:
            return base
        kind = kind_of(one)
        if kind == "group":
            return self.group(base, one, old, new, depth)
        if kind == "list":
            return self.rows(base, one, old, new, depth)
        if kind == "library":
            return self.part(base, old, new, depth)
        if kind in KINDS:
            return self.media(base, one, old)
        name = f"v:{old}"
        return taken(base, one, self.texts(name)) if name in self.posted else base

    def group(
        self, base: Any, one: dict[str, Any], old: str, new: str, depth: int
    ) -> Any:
        before = base if isinstance(base, dict) else {}
        after = self.fields(before, one.get("fields"), old, new, depth)
        return base if after == before else after

    def rows(
        self, base: Any, one: dict[str, Any], old: str, new: str, depth: int
    ) -> Any:
        name, inner = f"r:{old}", one.get("field")
        if name not in self.posted or not isinstance(inner, dict):
            return base
        before = base if isinstance(base, list) else []
        order = [int(at) for at in self.texts(name) if at.isascii() and at.isdigit()]
        after: list[Any] = []
        for at in dict.fromkeys(order):
            if at < len(before):
                was, now = step(old, at), step(new, len(after))
                value = self.value(before[at], inner, was, now, depth + 1)
                after.append(None if value is NOTHING else value)
        return base if after == before else after

    def part(self, base: Any, old: str, new: str, depth: int) -> Any:
        name = f"l:{old}"
        if name not in self.posted:
            return base
        before = base if isinstance(base, dict) else {}
        chosen = "".join(self.texts(name)[:1])
        current = before.get("library")
        ref = LibraryRef.parse(chosen)
        if chosen != (current if isinstance(current, str) else ""):
            return self.other_part(before, ref) if ref else NOTHING
        facts = self.repository.get(ref) if ref else None
        params = before.get("params", {})
        if facts is None or not isinstance(params, dict):
            return base
        inside = self.fields(params, facts.semantics, old, new, depth + 1)
        return base if inside == params else {**before, "params": inside}

    def other_part(self, before: dict[str, Any], ref: LibraryRef) -> dict[str, Any]:
        """A part made with another library; of the same in another version it is kept."""
        former = LibraryRef.parse(before.get("library"))
        if former is not None and former.name == ref.name:
            return {**before, "library": str(ref)}
        part = new_part(ref, self.repository)
        made: dict[str, Any] = with_ids(part, self.new_id)
        return made

    def media(self, base: Any, one: dict[str, Any], old: str) -> Any:
        upload = self.uploads.get(old)
        if upload is not None:
            return [upload] if one.get("type") in {"video", "audio"} else upload
        name = f"u:{old}"
        if name not in self.posted:
            return base
        return with_address(base, "".join(self.texts(name)[:1]))

    def texts(self, name: str) -> list[str]:
        return [one for one in self.posted.getlist(name) if isinstance(one, str)]
