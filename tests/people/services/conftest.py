"""A province with two cells, and rosters that have been checked against it."""

from datetime import date
from typing import Any

import pytest

from people.kinds.role import Role
from people.services.roster_import import upload_roster
from people.services.roster_reading import read_roster
from tests.factories import GrantFactory, UnitFactory
from tests.people.roster_file import sheet

ON = date(2026, 6, 1)


@pytest.fixture
def root(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return UnitFactory(kind="province", name="Tỉnh ủy Phước Bình")


@pytest.fixture
def cells(root: Any) -> Any:
    return [
        UnitFactory(parent=root, code=f"79.0{n}", name=f"Chi bộ thôn {n}")
        for n in (1, 2)
    ]


@pytest.fixture
def officer(root: Any, cells: Any) -> Any:
    return GrantFactory(unit=root, role=Role.ORGANISATION_OFFICER).user


@pytest.fixture
def check(root: Any, officer: Any) -> Any:
    def checked(*rows: Any, **told: Any) -> Any:
        roster = upload_roster(
            unit=root,
            file=sheet(*rows, **told),
            file_name="danh-sach.xlsx",
            effective_on=ON,
            decision_number="5-QĐ/TU",
            actor=officer,
        )
        read_roster(roster=roster)
        roster.refresh_from_db()
        return roster

    return checked
