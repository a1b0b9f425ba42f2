import pytest
from django.db import OperationalError, connection

from assessments.models import Pulse
from lms import pulse

pytestmark = pytest.mark.django_db


def test_beat_once_writes_the_databases_clock() -> None:
    well = [pulse.beat_once(was_well=True), pulse.beat_once(was_well=True)]

    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (moment,) = cursor.fetchone()
    assert well == [True, True]
    assert (moment - Pulse.objects.get().beat_at).total_seconds() < 60


def test_a_fault_of_the_database_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OperationalError("the server is gone")

    monkeypatch.setattr(pulse, "beat", fail)
    monkeypatch.setattr(pulse.connection, "close", lambda: None)  # the test's own

    well = pulse.beat_once(was_well=True)
    again = pulse.beat_once(was_well=False)

    assert (well, again) == (False, False)
    assert len(caplog.records) == 1


def test_no_pulse_beside_a_test() -> None:
    assert pulse.start_pulse() is None
