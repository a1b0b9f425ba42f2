"""The response processing of a QTI 2.1 item: how its responses make the score."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from assessments.kinds.exchange.item import decimal_text
from assessments.kinds.exchange.markup import tag
from assessments.kinds.exchange.qti_body_write import Asked

_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"


def simple_template(response: Asked) -> str:
    """The address of the template that scores ``response``; empty if none does."""
    if response.kind in {"numeric", "essay"} or response.identifier != "RESPONSE":
        return ""
    if response.kind == "short_answer" or response.is_mapped:
        return f"{_TEMPLATES}map_response"
    return f"{_TEMPLATES}match_correct"


def processing(responses: Sequence[Asked], template: str, said: Collection[str]) -> str:
    """The rules, or the template that says the same; nothing for what people mark."""
    if template:
        return tag("responseProcessing", template=template)
    scored = [one for one in responses if one.kind != "essay"]
    share = Decimal(1) / max(len({one.identifier.split("_")[0] for one in scored}), 1)
    rules = [_rule(one, one.weight * share) for one in scored]
    if "general" in said:
        rules.append(_say(tag("baseValue", "general", baseType="identifier")))
    if set(said) - {"general"}:
        rules.append(_say(tag("variable", identifier=responses[0].identifier)))
    return tag("responseProcessing", *rules) if rules else ""


def _say(what: str) -> str:
    told = tag("multiple", tag("variable", identifier="FEEDBACK"), what)
    return tag("setOutcomeValue", told, identifier="FEEDBACK")


def _add(points: str, weight: Decimal) -> str:
    """Add ``points`` times ``weight`` to the score."""
    told = decimal_text(weight.quantize(Decimal("0.00001")))
    part = (
        points
        if weight == 1
        else tag("product", points, tag("baseValue", told, baseType="float"))
    )
    return tag(
        "setOutcomeValue",
        tag("sum", tag("variable", identifier="SCORE"), part),
        identifier="SCORE",
    )


def _whole(value: str = "1") -> str:
    return tag("baseValue", value, baseType="float")


def _rule(one: Asked, weight: Decimal) -> str:
    if one.kind == "numeric":
        return _near(one, weight)
    if one.is_mapped and one.mapping:
        return _add(tag("mapResponse", identifier=one.identifier), weight)
    is_right = tag(
        "match",
        tag("variable", identifier=one.identifier),
        tag("correct", identifier=one.identifier),
    )
    return tag("responseCondition", tag("responseIf", is_right, _add(_whole(), weight)))


def _near(one: Asked, weight: Decimal) -> str:
    """The first accepted number that the response lies near enough to."""
    branches = []
    ordered = sorted(one.numbers, key=lambda number: -Decimal(number["share"]))
    for at, number in enumerate(ordered):
        is_near = tag(
            "equal",
            tag("variable", identifier=one.identifier),
            tag("baseValue", number["value"], baseType="float"),
            toleranceMode="absolute",
            tolerance=f"{number['tolerance']} {number['tolerance']}",
        )
        name = "responseElseIf" if at else "responseIf"
        branches.append(tag(name, is_near, _add(_whole(number["share"]), weight)))
    return tag("responseCondition", *branches)
