"""One interaction of a QTI item with its key, in our terms."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.item import ItemFault, bounded_answers
from assessments.kinds.exchange.number import number
from assessments.kinds.exchange.qti_body import HOLE, Words
from assessments.kinds.exchange.qti_key import Key
from assessments.kinds.exchange.shape import Answer, Number, Shape
from assessments.kinds.exchange.text import plain
from assessments.kinds.exchange.tree import Node

NOTHING, ONE = Decimal(0), Decimal(1)
INLINE = {"textEntryInteraction", "inlineChoiceInteraction"}
_NUMBERS = {"float", "integer"}


def read_interaction(node: Node, key: Key, words: Words, said: dict[str, str]) -> Shape:
    """The shape of ``node``; ``said``: feedback by the identifier of a choice.

    Raises:
        ItemFault: it is not asked here, or has no key.
    """
    if node.name not in READERS:
        told = _("Interactions of the type “%(type)s” are not asked here.")
        raise ItemFault(told % {"type": node.name}, node.name)
    if node.name != "extendedTextInteraction" and not key.best:
        raise ItemFault(_("The file does not say which answer is right."), node.name)
    return READERS[node.name](node, key, words, said)


def _choices(node: Node, name: str, words: Words) -> dict[str, str]:
    found = list(node.every(name))
    bounded_answers(len(found))
    return {one.get("identifier"): words.of(one) for one in found}


def _choice(node: Node, key: Key, words: Words, said: dict[str, str]) -> Shape:
    texts = _choices(node, "simpleChoice", words)
    for one in node.every("simpleChoice"):
        inline = one.child("feedbackInline")
        if inline:
            said.setdefault(one.get("identifier"), words.of(inline))
    if key.cardinality == "single":
        return _one(texts, key, said)
    right = set(key.best) & set(texts)
    share = ONE / max(len(right), 1)
    answers = [
        Answer(text, share if name in right else NOTHING, said.get(name, ""))
        for name, text in texts.items()
    ]
    kind, content, notes = shape.choice(answers, many=True)
    if not key.is_mapped:
        return kind, {**content, "scoring": "all_or_nothing"}, notes
    values = {name: entry.value for name, entry in key.mapping}
    rewarded = [values[one] for one in right if values.get(one, NOTHING) > 0]
    least = min([*values.values(), NOTHING])
    if rewarded and max(rewarded) - min(rewarded) > shape.SLACK:
        notes.append(
            _("The right options had different weights; here they count alike.")
        )
    has_part = sum(rewarded) > -least > 0
    return kind, {**content, "scoring": "penalty" if has_part else "partial"}, notes


def _one(texts: dict[str, str], key: Key, said: dict[str, str]) -> Shape:
    right = key.best[0]
    truths = {name: shape.truth_of(text) for name, text in texts.items()}
    if len(texts) == 2 and set(truths.values()) == {True, False} and right in truths:  # noqa: PLR2004
        by = {truths[name]: said.get(name, "") for name in texts}
        return shape.truth(
            is_true=truths[right] is True, of_true=by[True], of_false=by[False]
        )
    answers = [
        Answer(text, ONE if name == right else NOTHING, said.get(name, ""))
        for name, text in texts.items()
    ]
    return shape.choice(answers, many=False)


def _order(node: Node, key: Key, words: Words, _said: dict[str, str]) -> Shape:
    texts = _choices(node, "simpleChoice", words)
    if sorted(key.correct) != sorted(texts):
        raise ItemFault(_("The right order does not name every thing once."), node.name)
    return shape.ordering([texts[one] for one in key.correct], "all_or_nothing")


def _match(node: Node, key: Key, words: Words, _said: dict[str, str]) -> Shape:
    sets = node.children("simpleMatchSet")
    if len(sets) != 2:  # noqa: PLR2004 -- two sides
        raise ItemFault(_("It does not have two sides to match."), node.name)
    left, right = (_choices(one, "simpleAssociableChoice", words) for one in sets)
    pairs = _pairs(key)
    if any(b in left for _a, b in pairs):
        pairs = [(b, a) if b in left else (a, b) for a, b in pairs]
    if sorted(a for a, _b in pairs) != sorted(left):
        raise ItemFault(_("Not every prompt has exactly one match."), node.name)
    return _matched(pairs, left, right, key)


def _associate(node: Node, key: Key, words: Words, _said: dict[str, str]) -> Shape:
    texts = _choices(node, "simpleAssociableChoice", words)
    pairs = _pairs(key)
    used = [one for pair in pairs for one in pair]
    if len(set(used)) != len(used) or not set(used) <= set(texts):
        raise ItemFault(_("A thing belongs to several pairs."), node.name)
    firsts = {a for a, _b in pairs}
    others = {one: text for one, text in texts.items() if one not in firsts}
    return _matched(pairs, {one: texts[one] for one in firsts}, others, key)


def _pairs(key: Key) -> list[tuple[str, str]]:
    found = [tuple(one.split(" ")) for one in key.best]
    return [(one[0], one[1]) for one in found if len(one) == 2]  # noqa: PLR2004


def _matched(
    pairs: list[tuple[str, str]], left: dict[str, str], right: dict[str, str], key: Key
) -> Shape:
    by = dict(pairs)
    if not all(one in right for one in by.values()):
        raise ItemFault(_("A pair names a thing that is not there."), "matching")
    told = [(text, right[by[name]]) for name, text in left.items()]
    used = set(by.values())
    told += [("", text) for name, text in right.items() if name not in used]
    kind, content, notes = shape.matching(told)
    scoring = "partial" if key.is_mapped else "all_or_nothing"
    return kind, {**content, "scoring": scoring}, notes


def _text_entry(node: Node, key: Key, _words: Words, _said: dict[str, str]) -> Shape:
    told = dict(key.mapping)
    best = max((one.value for one in told.values()), default=ONE)
    texts = list(dict.fromkeys([*key.correct, *told]))
    shares = {
        one: told[one].value / best if one in told and best > 0 else ONE
        for one in texts
    }
    if key.base_type in _NUMBERS:
        return shape.numeric([_number(one, shares[one], key) for one in texts])
    has_case = any(one.has_case for one in told.values()) if told else True
    return shape.short_answer(
        [Answer(one.replace("*", "\\*"), shares[one]) for one in texts],
        fold_case=not has_case,
    )


def _number(text: str, share: Decimal, key: Key) -> Number:
    value = number(text)
    if value is None:
        words = _("“%(text)s” is no number, as 3.5, 3.5:0.1 or 3.4..3.6.")
        raise ItemFault(words % {"text": text[:60]}, "textEntryInteraction")
    return Number(value, key.tolerance or NOTHING, share)


def _inline_choice(node: Node, key: Key, words: Words, said: dict[str, str]) -> Shape:
    texts = _choices(node, "inlineChoice", words)
    right = key.best[0]
    return shape.choice(
        [
            Answer(text, ONE if name == right else NOTHING, said.get(name, ""))
            for name, text in texts.items()
        ],
        many=False,
    )


def _essay(_node: Node, _key: Key, _words: Words, _said: dict[str, str]) -> Shape:
    return shape.essay()


def _gap_match(node: Node, key: Key, words: Words, _said: dict[str, str]) -> Shape:
    texts = _choices(node, "gapText", words)
    if node.child("gapImg"):
        raise ItemFault(_("Its gaps are filled with pictures."), node.name)
    filled = {gap: text for text, gap in _pairs(key)}
    gaps = [one.get("identifier") for one in node.every("gap")]
    if not gaps or not all(filled.get(one) in texts for one in gaps):
        raise ItemFault(_("Not every gap has its text."), node.name)
    shapes = [
        shape.choice(
            [
                Answer(text, ONE if name == filled[gap] else NOTHING)
                for name, text in texts.items()
            ],
            many=False,
        )
        for gap in gaps
    ]
    kept = Node("body", {}, 0, [
        one for one in node.parts
        if isinstance(one, str) or one.name not in {"gapText", "gapImg", "prompt"}
    ])  # fmt: skip
    text = shape.gapped(words.raw(kept).split(HOLE), plain)
    return shape.cloze(text, [(one, 1) for one in shapes])


READERS: dict[str, Callable[[Node, Key, Words, dict[str, str]], Shape]] = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "associateInteraction": _associate,
    "gapMatchInteraction": _gap_match,
    "textEntryInteraction": _text_entry,
    "inlineChoiceInteraction": _inline_choice,
    "extendedTextInteraction": _essay,
}
