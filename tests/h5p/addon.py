"""An addon of our own: it joins content with [[words]] in it and draws them as a mark."""

import io
from typing import Any

from h5p.models import Library
from h5p.services.library import install_package
from tests.factories import UserFactory
from tests.h5p import packages
from tests.h5p.makers import trust_all

MARKS = "Test.Marks-1.0"
PATTERN = r"/\[\[.+\]\]/"
SCRIPT = """
var own = document.currentScript.src;
H5P.jQuery(function () {
  document.querySelectorAll('.h5p-content p').forEach(function (one) {
    one.innerHTML = one.innerHTML.replace(/\\[\\[(.+?)\\]\\]/g, '<mark>$1</mark>');
  });
  document.body.dataset.marks = own;
});
"""


def files(**changes: Any) -> packages.Files:
    """The addon's own files; ``changes`` are to its library.json."""
    facts = {
        "title": "Đánh dấu", "machineName": "Test.Marks", "majorVersion": 1,
        "minorVersion": 0, "patchVersion": 1, "runnable": 0, "license": "MIT",
        "preloadedJs": [{"path": "marks.js"}],
        "addTo": {"content": {"types": [{"text": {"regex": PATTERN}}]}},
        **changes,
    }  # fmt: skip
    return {f"{MARKS}/library.json": facts, f"{MARKS}/marks.js": SCRIPT}


def package(**changes: Any) -> io.BytesIO:
    """The addon beside our libraries, without content."""
    whole = {
        "h5p.json": packages.package_facts(),
        **packages.library_files(packages.CHOICE),
        **packages.library_files(packages.CARDS),
        **files(**changes),
    }
    return packages.packed(whole)


def marked_files() -> packages.Files:
    """A whole package whose text asks for the addon; the addon itself is not in it."""
    whole = packages.sound_files()
    whole["content/content.json"]["introduction"] = "<p>Hãy nhớ [[Điều 1]].</p>"
    return whole


def installed(**changes: Any) -> Library:
    """The addon, trusted."""
    install_package(file=package(**changes), name="a.h5p", actor=UserFactory())
    trust_all()
    return Library.objects.get(machine_name="Test.Marks", state="trusted")
