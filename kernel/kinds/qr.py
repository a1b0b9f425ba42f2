"""QR codes as pictures in the page."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str) -> SafeString:
    """A square SVG of ``text``, dark on white, for paper and screens."""
    return mark_safe(_drawn(text, svgns=False, svgclass="qr"))  # noqa: S308 -- no text in it


def qr_picture(text: str) -> str:
    """The same as an SVG that stands alone, for the typesetter."""
    return _drawn(text, svgns=True, svgclass=None)


def _drawn(text: str, *, svgns: bool, svgclass: str | None) -> str:
    buffer = io.BytesIO()
    segno.make(text, error="m").save(
        buffer,
        kind="svg",
        xmldecl=False,
        svgns=svgns,
        omitsize=True,
        light="#fff",
        border=2,
        svgclass=svgclass,
    )
    return buffer.getvalue().decode()
