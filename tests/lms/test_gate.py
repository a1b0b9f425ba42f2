"""A crowd at the pages: who is next, nobody waits for ever, no place is lost."""

import asyncio

import pytest

from lms.gate import Busy, Gate


async def _visit(gate: Gate, name: str, log: list[str], until: asyncio.Event) -> None:
    try:
        async with gate.place():
            log.append(name)
            await until.wait()
    except Busy:
        log.append(f"{name} is busy")


async def _settle() -> None:
    for _turn in range(5):
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("patient", "order"), [(60, ["three", "four"]), (0, ["four", "three"])]
)
def test_d13_first_is_next_until_patience_ends_and_then_the_newest(
    patient: float, order: list[str]
) -> None:
    log: list[str] = []

    async def story() -> None:
        gate, until = Gate(2, patient=patient), asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for name in ("one", "two", "three", "four"):
                group.create_task(_visit(gate, name, log, until))
                await _settle()
            assert log == ["one", "two"]
            until.set()
        assert gate.free == 2

    asyncio.run(story())

    assert log == ["one", "two", *order]


def test_d13_who_waited_too_long_is_told_and_leaves_no_trace() -> None:
    log: list[str] = []

    async def story() -> None:
        gate, until = Gate(1, most_wait=0.01), asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(_visit(gate, "one", log, until))
            await _settle()
            await _visit(gate, "two", log, until)
            until.set()
        assert not gate.waiting
        assert gate.free == 1

    asyncio.run(story())

    assert log == ["one", "two is busy"]


def test_d13_a_fault_inside_frees_the_place() -> None:
    async def story() -> None:
        gate = Gate(1)
        with pytest.raises(ZeroDivisionError):
            async with gate.place():
                raise ZeroDivisionError
        assert gate.free == 1

    asyncio.run(story())


@pytest.mark.parametrize("is_called", [False, True])
def test_d13_who_goes_away_leaves_the_place_to_the_next(*, is_called: bool) -> None:
    """Also at the very moment at which the place came free."""
    log: list[str] = []

    async def story() -> None:
        gate, until = Gate(1), asyncio.Event()
        first = asyncio.create_task(_visit(gate, "one", log, until))
        await _settle()
        gone = asyncio.create_task(_visit(gate, "gone", log, until))
        await _settle()
        if is_called:
            gate._leave()
        gone.cancel()
        await _settle()
        assert not gate.waiting
        until.set()
        await first
        assert gate.free == 1 + is_called

    asyncio.run(story())

    assert log == ["one"]
