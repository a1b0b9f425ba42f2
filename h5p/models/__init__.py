"""Tables of H5P."""

from h5p.models.asset_pack import AssetPack
from h5p.models.content import Content, Exercise, Placement, Revision
from h5p.models.draft import Draft
from h5p.models.library import Library
from h5p.models.practice import PracticeMark, PracticeResult, SavedState
from h5p.models.temp_file import TempFile
from h5p.models.upgrade import Upgrade, UpgradedContent, UpgradePlan

__all__ = [
    "AssetPack",
    "Content",
    "Draft",
    "Exercise",
    "Library",
    "Placement",
    "PracticeMark",
    "PracticeResult",
    "Revision",
    "SavedState",
    "TempFile",
    "Upgrade",
    "UpgradePlan",
    "UpgradedContent",
]
