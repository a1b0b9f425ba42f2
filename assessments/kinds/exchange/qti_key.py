"""The key of a QTI item: what is right, and what each answer earns."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.kinds.exchange.number import number
from assessments.kinds.exchange.text import plain
from assessments.kinds.exchange.tree import Node


@dataclass(frozen=True)
class Entry:
    """What an answer earns by a mapping."""

    value: Decimal
    has_case: bool


@dataclass(frozen=True)
class Key:
    """The declaration of one response."""

    base_type: str = ""
    cardinality: str = "single"
    correct: tuple[str, ...] = ()
    mapping: tuple[tuple[str, Entry], ...] = ()
    is_mapped: bool = False  # the mapping scores it; else all or nothing
    tolerance: Decimal | None = None

    @property
    def best(self) -> list[str]:
        """The right answers: those named so, else those that the mapping rewards."""
        rewarded = [told for told, entry in self.mapping if entry.value > 0]
        return list(self.correct) or rewarded


def keys_of(root: Node) -> dict[str, Key]:
    """The keys of all responses of an item, by identifier."""
    processing = root.child("responseProcessing")
    template = processing.get("template") if processing else ""
    mapped = {"*"} if "map_response" in template else set()
    tolerances: dict[str, Decimal] = {}
    if processing:
        mapped |= {one.get("identifier") for one in processing.every("mapResponse")}
        for equal in processing.every("equal"):
            slack = number(equal.get("tolerance").split(" ")[0])
            if equal.get("toleranceMode") == "absolute" and slack is not None:
                for one in equal.every("variable"):
                    tolerances.setdefault(one.get("identifier"), slack)
    return {
        one.get("identifier"): _key(one, mapped, tolerances)
        for one in root.children("responseDeclaration")
    }


def _key(node: Node, mapped: set[str], tolerances: dict[str, Decimal]) -> Key:
    correct, mapping = node.child("correctResponse"), node.child("mapping")
    name = node.get("identifier")
    return Key(
        base_type=node.get("baseType"),
        cardinality=node.get("cardinality", "single"),
        correct=tuple(
            plain(one.text()) for one in (correct.children("value") if correct else [])
        ),
        mapping=tuple(
            (
                plain(one.get("mapKey")),
                Entry(
                    number(one.get("mappedValue")) or Decimal(0),
                    one.get("caseSensitive", "true") == "true",
                ),
            )
            for one in (mapping.children("mapEntry") if mapping else [])
        ),
        is_mapped=bool({"*", name} & mapped) and mapping is not None,
        tolerance=tolerances.get(name),
    )
