"""Content made with an older library, brought up to a newer: which hooks run, in which order.

The hooks are the libraries' own. Those of a part run after those of what it stands in,
because the semantics of the newer library say which parts it may have.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from h5p.spec.fields import described, is_flat
from h5p.spec.names import LibraryRef
from h5p.spec.repository import Repository

_DEPTH = 60


class Step(NamedTuple):
    """The version to which one hook brings content."""

    major: int
    minor: int


class HookFault(Exception):
    """A hook did not do its work; ``code`` says how, ``detail`` in its own words."""

    def __init__(self, code: str, library: LibraryRef, detail: str = "") -> None:
        super().__init__(code, str(library), detail)
        self.code = code
        self.library = library
        self.detail = detail[:300]


@dataclass(frozen=True)
class Part:
    """Content, or a part of it, as hooks are given it."""

    params: dict[str, Any]
    metadata: dict[str, Any]


class Hooks(Protocol):
    """The hooks of the libraries that are installed."""

    def known(self, library: LibraryRef) -> list[Step]:
        """The steps that ``library`` has hooks for."""

    def run(self, library: LibraryRef, steps: list[Step], part: Part) -> Part:
        """``part`` after the hooks of ``steps``; raises HookFault."""


@dataclass(frozen=True)
class Move:
    """One part that was brought from a version to another."""

    path: str
    former: LibraryRef
    latter: LibraryRef
    steps: tuple[Step, ...]


@dataclass
class Upgraded:
    """What came of content; that which was given is unchanged."""

    part: Part
    moves: list[Move] = field(default_factory=list)


def steps_between(
    known: list[Step], former: LibraryRef, latter: LibraryRef
) -> list[Step]:
    """Those of ``known`` that lead from ``former`` to ``latter``, the oldest first."""
    after, last = (former.major, former.minor), (latter.major, latter.minor)
    return sorted({one for one in known if after < one <= last})


def upgrade(
    part: Part,
    former: LibraryRef,
    latter: LibraryRef,
    repository: Repository,
    hooks: Hooks,
) -> Upgraded:
    """``part`` made with ``former``, brought to ``latter``, all parts within it too.

    Raises:
        HookFault: a hook failed; nothing of it is to be kept.
    """
    done = Upgraded(part)
    done.part = _Climb(repository, hooks, done).part(part, former, latter, "", 0)
    return done


class _Climb:
    """One way through content, upgrading what is older than its place allows."""

    def __init__(self, repository: Repository, hooks: Hooks, done: Upgraded) -> None:
        self.repository = repository
        self.hooks = hooks
        self.done = done

    def part(
        self, part: Part, former: LibraryRef, latter: LibraryRef, path: str, depth: int
    ) -> Part:
        if former != latter:
            steps = steps_between(self.hooks.known(latter), former, latter)
            if steps:
                part = self.hooks.run(latter, steps, part)
            self.done.moves.append(Move(path, former, latter, tuple(steps)))
        facts = self.repository.get(latter)
        fields = facts.semantics if facts else []
        return Part(self.fields(part.params, fields, path, depth), part.metadata)

    def fields(
        self, value: dict[str, Any], fields: Any, path: str, depth: int
    ) -> dict[str, Any]:
        found = dict(value)
        for one in described(fields):
            name = one["name"]
            if name in found:
                found[name] = self.value(found[name], one, f"{path}/{name}", depth + 1)
        return found

    def value(self, value: Any, one: dict[str, Any], path: str, depth: int) -> Any:
        kind = one.get("type")
        if depth > _DEPTH:
            return value
        if kind == "group" and is_flat(one):
            inner = next(iter(described(one.get("fields"))), None)
            return self.value(value, inner, path, depth + 1) if inner else value
        if kind == "group" and isinstance(value, dict):
            return self.fields(value, one.get("fields"), path, depth)
        inner = one.get("field")
        if kind == "list" and isinstance(value, list) and isinstance(inner, dict):
            return [
                self.value(row, inner, f"{path}/{at}", depth + 1)
                for at, row in enumerate(value)
            ]
        if kind == "library" and isinstance(value, dict):
            return self.library(value, one, path, depth)
        return value

    def library(
        self, value: dict[str, Any], one: dict[str, Any], path: str, depth: int
    ) -> dict[str, Any]:
        former, params = LibraryRef.parse(value.get("library")), value.get("params")
        if former is None or not isinstance(params, dict):
            return value
        latter = self.allowed(former, one.get("options"))
        metadata = value.get("metadata")
        part = Part(params, metadata if isinstance(metadata, dict) else {})
        after = self.part(part, former, latter, path, depth)
        changed = {**value, "library": str(latter), "params": after.params}
        if after.metadata or "metadata" in value:
            changed["metadata"] = after.metadata
        return changed

    def allowed(self, former: LibraryRef, options: Any) -> LibraryRef:
        """The newest version of ``former`` that its place allows and that is here."""
        rows = options if isinstance(options, list) else []
        named = [one.get("name") if isinstance(one, dict) else one for one in rows]
        found = [LibraryRef.parse(one) for one in named]
        newer = [
            one
            for one in found
            if one and one.name == former.name and one > former
            if self.repository.get(one) is not None
        ]
        return max(newer, default=former)
