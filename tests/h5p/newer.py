"""Our two libraries two minor versions later, with hooks that lead to them."""

import io
import json
from typing import Any

from h5p.models import Library
from h5p.services.library import install_package
from tests.factories import UserFactory
from tests.h5p import packages
from tests.h5p.makers import trust_all

CARDS_HOOKS = """
var H5PUpgrades = H5PUpgrades || {};
H5PUpgrades['HocTap.Cards'] = {1: {
  1: function (parameters, finished) {  // "done" is called "closing"
    parameters.closing = parameters.done;
    delete parameters.done;
    finished(null, parameters);
  },
  2: {contentUpgrade: function (parameters, finished, extras) {
    parameters.closing += ' (' + parameters.cards.length + ' thẻ)';
    extras.metadata.title += ' – bản mới';
    finished(null, parameters, extras);
  }}
}};
"""
CHOICE_HOOKS = """
H5PUpgrades['HocTap.Choice'] = {1: {2: function (parameters, finished) {
  if (parameters.question.indexOf('khó') !== -1) { finished('câu khó'); return; }
  parameters.feedback = 'Ai cũng cần biết.';
  finished(null, parameters);
}}};
"""


def _later(folder: str, hooks: str, dependencies: list[Any]) -> packages.Files:
    files = packages.library_files(
        folder, minorVersion=2, preloadedDependencies=dependencies
    )
    later = folder.replace("-1.0", "-1.2")
    named = {path.replace(folder, later): one for path, one in files.items()}
    return {**named, f"{later}/upgrades.js": hooks}


def package(
    cards_hooks: str = CARDS_HOOKS, choice_hooks: str = CHOICE_HOOKS
) -> io.BytesIO:
    """HocTap.Cards 1.2 and HocTap.Choice 1.2, without content."""
    choice = {"machineName": "HocTap.Choice", "majorVersion": 1, "minorVersion": 2}
    files = {
        **_later(packages.CARDS, cards_hooks, [choice]),
        **_later(packages.CHOICE, choice_hooks, []),
    }
    where = "HocTap.Cards-1.2/semantics.json"
    semantics = json.loads(files[where])
    semantics[2]["field"]["options"] = ["HocTap.Choice 1.2"]
    semantics[3]["name"] = "closing"
    files[where] = semantics
    facts = packages.package_facts(preloadedDependencies=[choice])
    facts["preloadedDependencies"].append({**choice, "machineName": "HocTap.Cards"})
    files["h5p.json"] = facts
    return packages.packed(files)


def install(**hooks: str) -> Library:
    """Both, trusted; the one that content is upgraded to."""
    install_package(file=package(**hooks), name="b.h5p", actor=UserFactory())
    trust_all()
    return Library.objects.get(machine_name="HocTap.Cards", minor=2)
