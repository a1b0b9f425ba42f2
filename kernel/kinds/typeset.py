"""PDF pages from a Typst template and data: the one door to the typesetter."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import typst


def pdf(template: Path, data: Mapping[str, object], *, at: dt.datetime) -> bytes:
    """A tagged PDF of ``template`` filled with ``data``; the same input has the same bytes.

    Args:
        template: a ``.typ`` file of ours. It reads its data by
            ``#let data = json(bytes(sys.inputs.data))``; what stands in there is text and is
            never read as markup. It may import what lies in its own folder.
        data: what JSON can hold; days and numbers are already words.
        at: the moment that the file bears as its making.

    Only the fonts that come with the typesetter are used, so that a page looks the same
    on each machine; ``Libertinus Serif`` has all Vietnamese letters.

    Raises:
        typst.TypstError: the template is wrong, or asks for data that is not there.
    """
    return typst.compile(
        template,
        format="pdf",
        root=template.parent,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )
