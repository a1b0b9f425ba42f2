"""Every measurement that can be asked for is there."""

from importlib import import_module

import pytest

from bench import NAMES, WITHOUT_DATABASE


@pytest.mark.parametrize("name", sorted(NAMES))
def test_measurement_can_be_asked_for(name: str) -> None:
    module = import_module(NAMES[name])

    assert callable(module.run)
    assert (module.__doc__ or "").strip()


def test_measurements_without_a_database_are_measurements() -> None:
    assert set(NAMES) >= WITHOUT_DATABASE
