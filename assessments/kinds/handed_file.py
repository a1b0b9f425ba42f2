"""What a file must be to be handed in as an answer."""

import warnings
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from assessments.kinds.exchange.docx import DOCUMENT, lines_in
from assessments.kinds.exchange.item import FileFault
from assessments.kinds.exchange.package import open_package
from kernel.kinds.attachment import extension_of
from people.kinds.secrecy import marking_in

MOST_BYTES = 10_000_000
MOST_PIXELS = 60_000_000  # a photograph by a phone has up to fifty million
TAIL = 2048


class MarkedSecret(FileFault):
    """The text of the file bears the marking of a state secret."""


def kind_of(content: bytes) -> str:
    """Which of ``kernel.kinds.attachment.MEDIA_TYPES`` the bytes are, looked into whole.

    Word files are looked through for the markings of state secrets. PDFs and pictures
    are not: their text is not read here.

    Raises:
        FileFault: too large, empty, damaged, locked, with macros, or of another kind.
        MarkedSecret: it is marked as a state secret.
    """
    if not content:
        raise FileFault(_("The file is empty. Choose another one."))
    if len(content) > MOST_BYTES:
        raise FileFault(_("The file is larger than 10 MB. Make it smaller."))
    extension = extension_of(content)
    if extension is None:
        raise _other()
    if extension == "pdf" and b"%%EOF" not in content[-TAIL:]:
        raise FileFault(_("The PDF is damaged or cut off. Save it again."))
    if extension == "docx":
        _look_into_word(content)
    if extension in {"jpg", "png"}:
        _look_into_picture(content)
    return extension


def _look_into_word(content: bytes) -> None:
    package = open_package(content)
    if DOCUMENT not in package.names:
        raise _other()
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        raise FileFault(_("The Word file holds macros. Save it as .docx without them."))
    if marking_in(lines_in(package)):
        raise MarkedSecret(
            _(
                "The file is marked as a state secret and was not kept. Do not upload it"
                " again; ask the office for secret documents."
            )
        )


def _look_into_picture(content: bytes) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=["JPEG", "PNG"])
            if picture.width * picture.height > MOST_PIXELS:
                raise FileFault(_("The picture is too large. Take it smaller."))
            picture.verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise FileFault(_("The picture is too large. Take it smaller.")) from error
    except UnidentifiedImageError as error:
        raise _other() from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileFault(_("The picture is damaged. Take it again.")) from error


def _other() -> FileFault:
    return FileFault(_("Hand in a PDF, a Word file (.docx) or a picture (JPEG, PNG)."))
