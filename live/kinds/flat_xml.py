"""A small answer in XML: the texts of the elements right below the root."""

from xml.parsers import expat


def texts_of(data: bytes) -> dict[str, str]:
    """Name and text of each child of the root; of several of a name the first.

    Raises:
        ValueError: it is not XML, or has a document type (entities are not for answers).
    """
    found: dict[str, str] = {}
    line: list[str] = []
    parser = expat.ParserCreate()

    def begin(name: str, _attributes: object) -> None:
        line.append(name)
        if len(line) == CHILD:
            found.setdefault(name, "")

    def end(_name: str) -> None:
        line.pop()

    def text(words: str) -> None:
        if len(line) == CHILD:
            found[line[-1]] += words

    def refuse(*_told: object) -> None:
        message = "an answer has no document type"
        raise ValueError(message)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return {name: words.strip() for name, words in found.items()}


CHILD = 2  # the depth below the root
