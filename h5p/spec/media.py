"""Which files a package may hold, and whether they are what their names say."""

import re
from pathlib import PurePosixPath

HEAD = 512  # bytes that are looked at

_CONTENT = {
    "json", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "eot", "ttf", "woff",
    "woff2", "otf", "webm", "mp4", "ogg", "mp3", "m4a", "wav", "txt", "pdf", "rtf",
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "diff",
    "patch", "swf", "md", "textile", "vtt", "webvtt", "gltf", "glb",
}  # fmt: skip
_LIBRARY = _CONTENT | {"js", "css", "svg", "xml"}
_SHOWN = {
    "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webm", "mp4", "ogg", "mp3",
    "m4a", "wav", "woff", "woff2", "eot", "ttf", "otf", "glb", "swf", "pdf",
}  # fmt: skip
_MARKUP = re.compile(rb"[\s\xef\xbb\xbf\x00]*<(?:!|\?|[a-zA-Z])")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")

TYPES = {
    "json": "application/json", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "tif": "image/tiff",
    "tiff": "image/tiff", "svg": "image/svg+xml", "webm": "video/webm",
    "mp4": "video/mp4", "ogg": "audio/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "wav": "audio/wav", "vtt": "text/vtt", "webvtt": "text/vtt", "txt": "text/plain",
    "csv": "text/plain", "md": "text/plain", "js": "text/javascript",
    "css": "text/css", "xml": "application/xml", "woff": "font/woff",
    "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "eot": "application/vnd.ms-fontobject", "pdf": "application/pdf",
    "gltf": "model/gltf+json", "glb": "model/gltf-binary",
}  # fmt: skip


def extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def may_be_content(name: str) -> bool:
    return extension(name) in _CONTENT


def may_be_library(name: str) -> bool:
    return extension(name) in _LIBRARY


def type_of(name: str) -> str:
    """The media type by the name; what browsers need not show is a download."""
    return TYPES.get(extension(name), "application/octet-stream")


def is_disguised(name: str, head: bytes) -> bool:
    """Whether a picture, clip, sound or font begins as a page or a program does."""
    if extension(name) not in _SHOWN:
        return False
    return head.startswith(_PROGRAMS) or _MARKUP.match(head) is not None
