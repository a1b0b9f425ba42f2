"""Whatever bytes come, a reader answers with entries or refuses in words."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.kinds.exchange.file import AUTO, FORMATS, read_file
from assessments.kinds.exchange.gift_write import write_gift
from assessments.kinds.exchange.item import FileFault
from assessments.kinds.exchange.moodle_write import write_moodle
from assessments.kinds.exchange.qti_write import write_item, write_qti
from tests.assessments.kinds.exchange.mixed import mixed

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
GIFT_LIKE = st.text(alphabet="{}=~#:%->\\/$[]1.5TFnab \nCATEGORY", max_size=120)


def read(data: bytes, told: str) -> str:
    """Something, whatever ``data`` is: the format, or the sentence that refuses it."""
    try:
        return read_file(data, format=told)[0]
    except FileFault as fault:
        return str(fault)


@pytest.mark.parametrize("told", [AUTO, *FORMATS])
@MANY
@given(data=st.binary(max_size=400))
def test_c07_random_bytes_never_raise(told: str, data: bytes) -> None:
    assert read(data, told)


@settings(max_examples=300, deadline=None)
@given(text=GIFT_LIKE)
def test_c07_text_like_gift_never_raises(text: str) -> None:
    assert read(text.encode(), "gift")
    assert read(text.encode(), "aiken")


@pytest.mark.parametrize("name", ["gift", "moodlexml", "qti", "zip"])
def test_c07_spoilt_files_never_raise(name: str) -> None:
    """Real files with bytes changed, doubled and cut out, by dice."""
    told = mixed(10)
    made = {
        "gift": lambda: write_gift(told).encode(),
        "moodlexml": lambda: write_moodle(told),
        "qti": lambda: write_item(told[7]),
        "zip": lambda: write_qti(told[:3]),
    }[name]()
    dice = random.Random(7)
    for _turn in range(150):
        data = bytearray(made)
        for _change in range(dice.randint(1, 6)):
            at = dice.randrange(len(data))
            how = dice.randrange(3)
            if how == 0:
                data[at] = dice.randrange(256)
            elif how == 1:
                del data[at : at + dice.randint(1, 40)]
            else:
                data[at:at] = data[at : at + dice.randint(1, 40)]
        assert read(bytes(data), "qti" if name == "zip" else name)
