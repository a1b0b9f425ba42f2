"""Tables of H5P."""

from h5p.models.content import Content, Exercise, Placement, Revision
from h5p.models.library import Library
from h5p.models.practice import PracticeMark, PracticeResult, SavedState
from h5p.models.upgrade import Upgrade, UpgradedContent

__all__ = [
    "Content",
    "Exercise",
    "Library",
    "Placement",
    "PracticeMark",
    "PracticeResult",
    "Revision",
    "SavedState",
    "Upgrade",
    "UpgradedContent",
]
