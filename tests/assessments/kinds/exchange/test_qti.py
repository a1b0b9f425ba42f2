# ruff: noqa: E501, ISC004 -- files as their programs write them, one a line
import io
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from assessments.kinds.exchange.file import read_file
from assessments.kinds.exchange.item import Item, Skipped
from assessments.kinds.exchange.qti_write import write_qti
from tests.assessments.kinds.exchange.hostile import SPOILT_PARTS
from tests.assessments.kinds.exchange.mixed import mixed

SCHEMAS = Path(__file__).parent / "schema"
XS = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{}">{}</xs:schema>'
# What the schemas import and our files never use, by where they look for it.
UNUSED = {
    "w3/xml.xsd": (
        "http://www.w3.org/XML/1998/namespace",
        '<xs:attribute name="lang" type="xs:language"/><xs:attribute name="base"'
        ' type="xs:anyURI"/><xs:attribute name="space"/><xs:attribute name="id"/>',
    ),
    "w3/XInclude.xsd": ("http://www.w3.org/2001/XInclude", '<xs:element name="include"/>'),
    "w3/mathml2/mathml2.xsd": (
        "http://www.w3.org/1998/Math/MathML", '<xs:element name="math"/>',
    ),
    "apipv1p0/apipv1p0_qtiextv2p1_v1p0.xsd": (
        "http://www.imsglobal.org/xsd/apip/apipv1p0/imsapip_qtiv1p0",
        '<xs:element name="apipAccessibility"/>',
    ),
    "imsmd_v1p2p4.xsd": ("http://www.imsglobal.org/xsd/imsmd_v1p2", '<xs:element name="lom"/>'),
}  # fmt: skip


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, etree.XMLSchema]:
    """The published schemas, with what they import cut short."""
    folder = tmp_path_factory.mktemp("schemas")
    for name, (space, inside) in UNUSED.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(XS.format(space, inside))
    (folder / "qtiv2p1").mkdir()
    item = shutil.copy(SCHEMAS / "imsqti_v2p1.xsd", folder / "qtiv2p1")
    package = shutil.copy(SCHEMAS / "imscp_v1p1.xsd", folder)
    return {
        "item": etree.XMLSchema(etree.parse(item)),
        "package": etree.XMLSchema(etree.parse(package)),
    }


def faults(schema: etree.XMLSchema, data: bytes) -> list[str]:
    schema.validate(etree.fromstring(data))
    return [str(one) for one in schema.error_log]


def test_c07_qti_of_200_mixed_questions_is_valid_against_its_schema(schemas) -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_qti(mixed(200))))
    names = [one for one in archive.namelist() if one.startswith("items/")]

    wrong = {
        name: found
        for name in names
        if (found := faults(schemas["item"], archive.read(name)))
    }

    assert len(names) == 200
    assert wrong == {}
    assert faults(schemas["package"], archive.read("imsmanifest.xml")) == []


def test_c07_the_schema_refuses_what_is_wrong(schemas) -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_qti(mixed(1))))
    data = archive.read("items/q0001.xml")

    assert faults(schemas["item"], data.replace(b" maxChoices", b" mostChoices")) != []


CHOICE = """<?xml version="1.0"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/{space}" identifier="c" title="Chỉ tiêu"
  adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="{many}" baseType="identifier">
    <correctResponse><value>A</value>{more}</correctResponse>{mapping}</responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody><p>Theo <b>Kế hoạch</b> <img src="a.png" alt="hình"/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="0">
      <prompt>Chọn?</prompt><simpleChoice identifier="A">một<feedbackInline
        outcomeIdentifier="F" identifier="A" showHide="show">Đúng</feedbackInline></simpleChoice>
      <simpleChoice identifier="B">hai</simpleChoice><simpleChoice identifier="C">ba</simpleChoice>
    </choiceInteraction></itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/{rule}"/>
</assessmentItem>"""
MAPPING = (
    '<mapping defaultValue="0"><mapEntry mapKey="A" mappedValue="1"/>'
    '<mapEntry mapKey="B" mappedValue="1"/><mapEntry mapKey="C" mappedValue="-0.5"/></mapping>'
)
QTI3 = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="m"
 title="Nối" adaptive="false" time-dependent="false">
 <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="directedPair">
  <qti-correct-response><qti-value>a x</qti-value><qti-value>b y</qti-value></qti-correct-response>
  <qti-mapping default-value="0"><qti-map-entry map-key="a x" mapped-value="1"/></qti-mapping>
 </qti-response-declaration>
 <qti-item-body><qti-match-interaction response-identifier="RESPONSE" max-associations="2">
  <qti-prompt>Nối hai vế</qti-prompt>
  <qti-simple-match-set><qti-simple-associable-choice identifier="a" match-max="1">một</qti-simple-associable-choice>
   <qti-simple-associable-choice identifier="b" match-max="1">hai</qti-simple-associable-choice></qti-simple-match-set>
  <qti-simple-match-set><qti-simple-associable-choice identifier="x" match-max="1">1</qti-simple-associable-choice>
   <qti-simple-associable-choice identifier="y" match-max="1">2</qti-simple-associable-choice>
   <qti-simple-associable-choice identifier="z" match-max="1">3</qti-simple-associable-choice></qti-simple-match-set>
 </qti-match-interaction></qti-item-body>
 <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
</qti-assessment-item>"""


def item(declared: str, body: str, processing: str = "") -> str:
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i"'
        f' title="T">{declared}<itemBody>{body}</itemBody>{processing}</assessmentItem>'
    )


def declared(name: str, base: str, *values: str, cardinality: str = "single") -> str:
    told = "".join(f"<value>{one}</value>" for one in values)
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}"'
        f' baseType="{base}"><correctResponse>{told}</correctResponse></responseDeclaration>'
    )


def only(text: str) -> Item | Skipped:
    told, found = read_file(text.encode())
    assert told == "qti"
    (entry,) = found.entries
    return entry


@pytest.mark.parametrize("space", ["imsqti_v2p1", "imsqti_v2p2"])
@pytest.mark.parametrize(
    ("many", "more", "mapping", "rule", "kind", "scoring"),
    [
        ("single", "", "", "match_correct", "single", ""),
        (
            "multiple",
            "<value>B</value>",
            "",
            "match_correct",
            "multiple",
            "all_or_nothing",
        ),
        (
            "multiple",
            "<value>B</value>",
            MAPPING,
            "map_response",
            "multiple",
            "penalty",
        ),
    ],
)
def test_c07_choices_of_qti_are_read(
    space, many, more, mapping, rule, kind, scoring
) -> None:
    entry = only(
        CHOICE.format(space=space, many=many, more=more, mapping=mapping, rule=rule)
    )

    assert (entry.kind, entry.content["scoring"]) == (kind, scoring)
    assert (entry.title, entry.stem) == ("Chỉ tiêu", "Theo Kế hoạch hình\nChọn?")
    assert entry.content["options"][0]["feedback"] == "Đúng"
    assert len(entry.notes) == 2


def test_c07_qti_3_is_read() -> None:
    entry = only(QTI3)

    assert (entry.kind, entry.stem, entry.content["scoring"]) == (
        "matching",
        "Nối hai vế",
        "partial",
    )
    assert [one["match"] for one in entry.content["prompts"]] == ["o1", "o2"]
    assert len(entry.content["options"]) == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (item(declared("R", "identifier", "b", "a", cardinality="ordered"),
              '<orderInteraction responseIdentifier="R"><prompt>Xếp</prompt><simpleChoice'
              ' identifier="a">một</simpleChoice><simpleChoice identifier="b">hai'
              "</simpleChoice></orderInteraction>"), "ordering"),
        (item(declared("R", "string", "Hà Nội"),
              '<p>Thủ đô là <textEntryInteraction responseIdentifier="R"/>.</p>'), "short_answer"),
        (item(declared("R", "float", "3.5"),
              '<p>Số? <textEntryInteraction responseIdentifier="R"/></p>',
              '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute"'
              ' tolerance="0.5 0.5"><variable identifier="R"/><correct identifier="R"/></equal>'
              "</responseIf></responseCondition></responseProcessing>"), "numeric"),
        (item(declared("A", "string", "x") + declared("B", "identifier", "m"),
              '<p>Là <textEntryInteraction responseIdentifier="A"/> và <inlineChoiceInteraction'
              ' responseIdentifier="B"><inlineChoice identifier="m">một</inlineChoice>'
              '<inlineChoice identifier="n">hai</inlineChoice></inlineChoiceInteraction></p>'), "cloze"),
        (item(declared("R", "directedPair", "t1 g1", "t2 g2", cardinality="multiple"),
              '<gapMatchInteraction responseIdentifier="R"><gapText identifier="t1" matchMax="1">một'
              '</gapText><gapText identifier="t2" matchMax="1">hai</gapText><p>Là <gap'
              ' identifier="g1"/> rồi <gap identifier="g2"/>.</p></gapMatchInteraction>'), "cloze"),
        (item(declared("R", "pair", "a b", "c d", cardinality="multiple"),
              '<associateInteraction responseIdentifier="R"><prompt>Ghép</prompt>' + "".join(
                  f'<simpleAssociableChoice identifier="{one}" matchMax="1">{one}{one}'
                  "</simpleAssociableChoice>" for one in "abcd") + "</associateInteraction>"), "matching"),
        (item('<responseDeclaration identifier="R" cardinality="single" baseType="string"/>',
              '<p>Viết</p><extendedTextInteraction responseIdentifier="R"/>'), "essay"),
        (item(declared("A", "identifier", "true") + declared("B", "string", "x"),
              '<p>Tình huống</p><div><p>Hỏi 1</p><choiceInteraction responseIdentifier="A"'
              ' maxChoices="1"><simpleChoice identifier="true">True</simpleChoice><simpleChoice'
              ' identifier="false">False</simpleChoice></choiceInteraction></div>'
              '<p>Hỏi 2 <textEntryInteraction responseIdentifier="B"/></p>'), "case_set"),
    ],
)  # fmt: skip
def test_c07_interactions_of_qti_are_mapped(text: str, kind: str) -> None:
    entry = only(text)

    assert isinstance(entry, Item), entry
    assert entry.kind == kind


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<hotspotInteraction responseIdentifier="R"/>', "hotspotInteraction"),
        ('<p>x</p><uploadInteraction responseIdentifier="R"/>', "uploadInteraction"),
        ('<choiceInteraction responseIdentifier="R"><simpleChoice identifier="a">a'
         "</simpleChoice></choiceInteraction>", "choiceInteraction"),
        ("<p>Chỉ có chữ</p>", "description"),
    ],
)  # fmt: skip
def test_c07_what_qti_cannot_give_is_named(body: str, told: str) -> None:
    entry = only(item("", body))

    assert isinstance(entry, Skipped)
    assert (entry.type, bool(entry.reason)) == (told, True)


@pytest.mark.parametrize("name", SPOILT_PARTS)
def test_t5_a_spoilt_part_of_a_package_is_named_or_refused(name: str) -> None:
    found = read_file(SPOILT_PARTS[name]())[1]

    assert [bool(one.reason) for one in found.skipped] == [True]
    assert found.items == []
