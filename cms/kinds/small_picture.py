"""Pictures as small as a phone needs them, for a file that carries them in itself."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, UnidentifiedImageError

LARGEST = 160_000  # bytes of one picture; what stays larger does not go along
_PLAIN = 64_000  # bytes; so small a picture goes as it is
_FORMS = ((960, 65), (640, 50))  # longest side in pixels, quality of WebP
TYPES = {
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
}


def small_picture(kept: bytes, suffix: str) -> str:
    """``kept`` as a data: address; "" if it is no picture or cannot be made small.

    The same bytes give the same address.

    Args:
        suffix: of its name, as ".webp".
    """
    if suffix not in TYPES:
        return ""
    if len(kept) <= _PLAIN:
        return _address(kept, TYPES[suffix])
    for side, quality in _FORMS:
        small = _scaled(kept, side, quality)
        if small and len(small) <= LARGEST:
            return _address(small, TYPES[".webp"])
    return ""


def _scaled(kept: bytes, side: int, quality: int) -> bytes:
    made = BytesIO()
    try:
        with Image.open(BytesIO(kept)) as image:
            image.thumbnail((side, side))
            shown = image.convert("RGBA" if image.has_transparency_data else "RGB")
            shown.save(made, "WEBP", quality=quality)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return b""
    return made.getvalue()


def _address(picture: bytes, kind: str) -> str:
    return f"data:{kind};base64,{b64encode(picture).decode()}"
