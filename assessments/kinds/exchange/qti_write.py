"""Writing of QTI 2.1: a package of items, one file each.

Source: IMS QTI 2.1 (imsqti_v2p1.xsd), Content Packaging 1.1 (imscp_v1p1.xsd).
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from assessments.kinds.exchange import settings
from assessments.kinds.exchange.item import Item, canonical
from assessments.kinds.exchange.markup import DECLARATION, comment, tag
from assessments.kinds.exchange.qti import MANIFEST, read_qti_item
from assessments.kinds.exchange.qti_body_write import Asked, asked, lines
from assessments.kinds.exchange.qti_score_write import processing, simple_template
from assessments.kinds.exchange.tree import read_tree

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
CP_SPACE = "http://www.imsglobal.org/xsd/imscp_v1p1"
CP_SCHEMA = "http://www.imsglobal.org/xsd/imscp_v1p1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EPOCH = (2020, 1, 1, 0, 0, 0)  # the same questions are the same bytes
_TITLE_LONGEST = 120


def write_qti(items: Sequence[Item]) -> bytes:
    """``items`` as a package."""
    file = io.BytesIO()
    names = [f"items/q{n:04d}.xml" for n in range(1, len(items) + 1)]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [
            (MANIFEST, _manifest(names)),
            *(
                (name, write_item(one, name))
                for name, one in zip(names, items, strict=True)
            ),
        ]:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def write_item(item: Item, name: str = "items/q0001.xml") -> bytes:
    """One item as a file of its own."""
    identifier = name.rpartition("/")[2].removesuffix(".xml")
    text = settings.written_whole(
        item,
        lambda one, beside: _item(one, beside, identifier),
        _read_back,
        frozenset({"scoring"} if item.kind == "multiple" else ()),
    )
    return (DECLARATION + text + "\n").encode()


def _read_back(text: str) -> Item | None:
    one = read_qti_item(read_tree(text.encode()))
    return one if isinstance(one, Item) else None


def _manifest(names: Sequence[str]) -> bytes:
    resources = [
        tag(
            "resource",
            tag("file", href=name),
            identifier=f"R{n:04d}",
            type="imsqti_item_xmlv2p1",
            href=name,
        )
        for n, name in enumerate(names, start=1)
    ]
    text = tag(
        "manifest",
        tag(
            "metadata", tag("schema", "QTIv2.1 Package"), tag("schemaversion", "1.0.0")
        ),
        tag("organizations"),
        tag("resources", *resources),
        identifier="MANIFEST",
        xmlns=CP_SPACE,
        **{"xmlns:xsi": XSI, "xsi:schemaLocation": f"{CP_SPACE} {CP_SCHEMA}"},
    )
    return (DECLARATION + text + "\n").encode()


def _item(item: Item, beside: Mapping[str, Any], identifier: str) -> str:
    content = canonical(item.kind, item.content)
    if item.kind == "case_set":
        body, questions = _case(item.stem, content)
    else:
        made = asked(item.kind, item.stem, content, "RESPONSE")
        body, questions = made.body, list(made.responses)
    said = _feedback(item.kind, content)
    template = "" if said or len(questions) > 1 else simple_template(questions[0])
    parts = [
        comment(settings.comment(beside)),
        *(one.declaration() for one in questions),
        _outcome("SCORE", "single", "float", "0"),
        *([_outcome("FEEDBACK", "multiple", "identifier")] if said else []),
        tag("itemBody", *body),
        processing(questions, template, said),
        *(
            tag(
                "modalFeedback",
                lines(text),
                outcomeIdentifier="FEEDBACK",
                showHide="show",
                identifier=name,
            )
            for name, text in said.items()
        ),
    ]
    return tag(
        "assessmentItem",
        *(f"\n  {one}" for one in parts if one),
        "\n",
        xmlns=SPACE,
        **{"xmlns:xsi": XSI, "xsi:schemaLocation": f"{SPACE} {SCHEMA}"},
        identifier=identifier,
        title=(item.title or item.stem.replace("\n", " ")[:_TITLE_LONGEST]),
        adaptive="false",
        timeDependent="false",
    )


def _case(stem: str, content: Mapping[str, Any]) -> tuple[list[str], list[Asked]]:
    """The case, then a division for each question with what a comment says of it."""
    body = [tag("div", lines(stem)), tag("div", lines(content["text"]))]
    questions: list[Asked] = []
    for number, part in enumerate(content["parts"], start=1):
        one = Item(part["kind"], part["stem"], part["content"])
        told = settings.settings_of(one)
        told.pop("stem", None)
        if part["content"].get("feedback"):
            told["feedback"] = part["content"]["feedback"]
        made = asked(part["kind"], part["stem"], part["content"], f"Q{number}")
        body.append(tag("div", comment(settings.comment(told)), *made.body))
        questions += made.responses
    return body, questions


def _outcome(name: str, cardinality: str, base: str, value: str = "") -> str:
    usual = tag("defaultValue", tag("value", value)) if value else ""
    return tag(
        "outcomeDeclaration",
        usual,
        identifier=name,
        cardinality=cardinality,
        baseType=base,
    )


def _feedback(kind: str, content: Mapping[str, Any]) -> dict[str, str]:
    """What is said, by the identifier of the choice; ``general`` is said to all."""
    said = {"general": content.get("feedback", "")}
    if kind in {"single", "multiple", "true_false"}:
        said |= {one["id"]: one["feedback"] for one in content["options"]}
    return {name: text for name, text in said.items() if text}
