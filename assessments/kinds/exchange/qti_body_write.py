"""The body of a QTI 2.1 item: what is asked, as interactions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assessments.kinds.cloze import PLACE_OF_GAP
from assessments.kinds.exchange.item import decimal_text
from assessments.kinds.exchange.markup import escape, tag

ONE = Decimal(1)
_CHOICES = {"single", "multiple", "true_false", "choice"}


@dataclass(frozen=True)
class Asked:
    """A response: its interaction is scored by a mapping, an order, or nearness."""

    identifier: str
    kind: str
    base_type: str
    cardinality: str = "single"
    correct: tuple[str, ...] = ()
    mapping: tuple[tuple[str, Decimal], ...] = ()
    has_case: bool = True
    is_mapped: bool = True
    numbers: tuple[Mapping[str, Any], ...] = field(default=())
    weight: Decimal = ONE

    def declaration(self) -> str:
        correct = tag(
            "correctResponse", *(tag("value", escape(one)) for one in self.correct)
        )
        entries = [
            tag(
                "mapEntry",
                mapKey=told,
                mappedValue=decimal_text(value),
                **({"caseSensitive": "false"} if not self.has_case else {}),
            )
            for told, value in self.mapping
        ]
        mapping = tag(
            "mapping", *entries, lowerBound="0", upperBound="1", defaultValue="0"
        )
        return tag(
            "responseDeclaration",
            correct if self.correct else "",
            mapping if entries else "",
            identifier=self.identifier,
            cardinality=self.cardinality,
            baseType=self.base_type,
        )


@dataclass(frozen=True)
class Written:
    """The pieces of a body, and the responses that they take."""

    body: list[str]
    responses: tuple[Asked, ...]


def lines(text: str) -> str:
    """A paragraph; nothing for no text."""
    return tag("p", _inline(text)) if text else ""


def _inline(text: str) -> str:
    return "<br/>".join(escape(one) for one in text.split("\n"))


def asked(kind: str, stem: str, content: Mapping[str, Any], name: str) -> Written:
    """A question of ``kind`` whose response is called ``name``; ids are canonical."""
    if kind == "cloze":
        return _cloze(stem, content, name)
    if kind in _CHOICES:
        interaction, response = _choice(kind, content, name)
    elif kind == "matching":
        interaction, response = _matching(content, name)
    elif kind == "ordering":
        interaction, response = _ordering(content, name)
    elif kind == "essay":
        interaction, response = _essay(name)
    else:
        entry, response = _typed(kind, content, name)
        interaction = tag("p", entry)
    return Written([lines(stem), interaction], (response,))


def _weights(kind: str, content: Mapping[str, Any]) -> list[tuple[str, Decimal]]:
    options = content["options"]
    keys = [one["id"] for one in options if one["correct"]]
    share = (ONE / max(len(keys), 1)).quantize(Decimal("0.00001"))
    wrong = {"partial": -ONE, "penalty": -share}.get(content["scoring"], -ONE)
    wrong = Decimal(0) if kind != "multiple" else wrong
    told = [(one["id"], share if one["id"] in keys else wrong) for one in options]
    return [one for one in told if one[1]]


def _choice(kind: str, content: Mapping[str, Any], name: str) -> tuple[str, Asked]:
    choices = [
        tag("simpleChoice", _inline(one["text"]), identifier=one["id"])
        for one in content["options"]
    ]
    is_many = kind == "multiple"
    interaction = tag(
        "choiceInteraction",
        *choices,
        responseIdentifier=name,
        shuffle="false" if kind == "true_false" else "true",
        maxChoices="0" if is_many else "1",
    )
    keys = tuple(one["id"] for one in content["options"] if one["correct"])
    has_parts = is_many and content["scoring"] != "all_or_nothing"
    return interaction, Asked(
        name,
        kind,
        "identifier",
        "multiple" if is_many else "single",
        keys,
        tuple(_weights(kind, content)),
        is_mapped=has_parts,
    )


def _matching(content: Mapping[str, Any], name: str) -> tuple[str, Asked]:
    prompts, options = content["prompts"], content["options"]
    left = [_associable(one, 1) for one in prompts]
    right = [_associable(one, len(prompts)) for one in options]
    interaction = tag(
        "matchInteraction",
        tag("simpleMatchSet", *left),
        tag("simpleMatchSet", *right),
        responseIdentifier=name,
        shuffle="true",
        maxAssociations=str(len(prompts)),
    )
    pairs = tuple(f"{one['id']} {one['match']}" for one in prompts)
    share = (ONE / len(pairs)).quantize(Decimal("0.00001"))
    return interaction, Asked(
        name,
        "matching",
        "directedPair",
        "multiple",
        pairs,
        tuple((one, share) for one in pairs),
        is_mapped=content["scoring"] == "partial",
    )


def _associable(one: Mapping[str, Any], most: int) -> str:
    return tag(
        "simpleAssociableChoice",
        _inline(one["text"]),
        identifier=one["id"],
        matchMax=str(most),
    )


def _ordering(content: Mapping[str, Any], name: str) -> tuple[str, Asked]:
    choices = [
        tag("simpleChoice", _inline(one["text"]), identifier=one["id"])
        for one in content["options"]
    ]
    interaction = tag(
        "orderInteraction", *choices, responseIdentifier=name, shuffle="true"
    )
    order = tuple(one["id"] for one in content["options"])
    return interaction, Asked(
        name, "ordering", "identifier", "ordered", order, is_mapped=False
    )


def _essay(name: str) -> tuple[str, Asked]:
    interaction = tag("extendedTextInteraction", responseIdentifier=name)
    return interaction, Asked(name, "essay", "string")


def _typed(kind: str, content: Mapping[str, Any], name: str) -> tuple[str, Asked]:
    """A field for words or for a number."""
    accepted = content["accepted"]
    entry = tag("textEntryInteraction", responseIdentifier=name)
    if kind == "numeric":
        return entry, _number(accepted, name)
    told = tuple(
        (one["text"].replace("\\*", "*"), Decimal(one["share"])) for one in accepted
    )
    best = tuple(text for text, share in told if share == 1)[:1]
    has_case = not content["fold_case"]
    return entry, Asked(
        name, "short_answer", "string", "single", best, told, has_case=has_case
    )


def _number(accepted: Sequence[Mapping[str, Any]], name: str) -> Asked:
    best = tuple(one["value"] for one in accepted if one["share"] == "1")[:1]
    told = tuple((one["value"], Decimal(one["share"])) for one in accepted)
    return Asked(
        name, "numeric", "float", "single", best, told, numbers=tuple(accepted)
    )


def _cloze(stem: str, content: Mapping[str, Any], name: str) -> Written:
    gaps = {one["id"]: one for one in content["gaps"]}
    total = sum(one["weight"] for one in content["gaps"])
    pieces, responses = [], []
    for at, piece in enumerate(PLACE_OF_GAP.split(content["text"])):
        if at % 2 == 0 or piece not in gaps:
            pieces.append(_inline(piece))
            continue
        text, response = _gap(gaps[piece], f"{name}_{piece}", total)
        pieces.append(text)
        responses.append(response)
    body = tag("div", tag("p", *pieces))
    return Written([tag("div", lines(stem)) if stem else "", body], tuple(responses))


def _gap(gap: Mapping[str, Any], name: str, total: int) -> tuple[str, Asked]:
    weight = Decimal(gap["weight"]) / total
    if gap["kind"] != "choice":
        kind = "numeric" if gap["kind"] == "numeric" else "short_answer"
        text, response = _typed(kind, gap, name)
    else:
        choices = [
            tag("inlineChoice", escape(one["text"]), identifier=one["id"])
            for one in gap["options"]
        ]
        text = tag(
            "inlineChoiceInteraction", *choices, responseIdentifier=name, shuffle="true"
        )
        keys = tuple(one["id"] for one in gap["options"] if one["correct"])
        told = tuple((one, ONE) for one in keys)
        response = Asked(name, "choice", "identifier", "single", keys, told)
    return text, Asked(**{**vars(response), "weight": weight})
