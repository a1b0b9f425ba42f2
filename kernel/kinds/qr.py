"""QR codes as pictures in the page."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str) -> SafeString:
    """A square SVG of ``text``, dark on white, for paper and screens."""
    buffer = io.BytesIO()
    segno.make(text, error="m").save(
        buffer,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        light="#fff",
        border=2,
        svgclass="qr",
    )
    return mark_safe(buffer.getvalue().decode())  # noqa: S308 -- drawn here, no text in it
