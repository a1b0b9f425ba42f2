"""A learning book (sổ học tập): all that remains of one person's study, by year."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from records.kinds.certificate import CertificateState
from records.kinds.evidence import Mode

FORMAT = "hoctap-book/1"


@dataclass(frozen=True)
class BookReceipt:
    """The newest entry of a line in the ledger, opened, and the ledger's word for it."""

    entry: UUID
    number: int | None  # None: it waits for the sealer
    commitment: str  # hexadecimal
    note: str
    payload: str
    salt: str

    @property
    def code(self) -> str:
        """The beginning of the commitment, for people."""
        return self.commitment[:16]

    def facts(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "note": self.note,
            "payload": self.payload,
            "salt": self.salt,
        }


@dataclass(frozen=True)
class BookLine:
    """One completion record in the words of its time."""

    record: UUID
    year: int
    title: str
    sign: str  # of the document studied, else of the plan
    from_on: date
    until_on: date
    unit: UUID
    unit_name: str  # as it was called on the day
    occurred_on: date | None
    mode: str
    grade: str
    participated_at: datetime | None
    completed_at: datetime | None
    passed_at: datetime | None
    scaled: Decimal | None
    receipt: BookReceipt | None
    opening_erased_at: datetime | None = None  # the ledger has forgotten the line

    @property
    def mode_label(self) -> str:
        return str(Mode(self.mode).label) if self.mode else ""

    @property
    def hundredths(self) -> int | None:
        """The best result in hundredths of a per cent."""
        return None if self.scaled is None else int(self.scaled * 10_000)

    def facts(self) -> dict[str, Any]:
        """What the machine copy says; ``records.kinds.ledger.book`` holds it to account."""
        erased = self.opening_erased_at
        return {
            "record": self.record,
            "year": self.year,
            "title": self.title,
            "sign": self.sign,
            "from_on": self.from_on,
            "until_on": self.until_on,
            "unit": self.unit,
            "unit_name": self.unit_name,
            "occurred_on": self.occurred_on,
            "mode": self.mode,
            "grade": self.grade,
            "participated_at": self.participated_at,
            "completed_at": self.completed_at,
            "passed_at": self.passed_at,
            "scaled": self.scaled,
            "receipt": self.receipt.facts() if self.receipt else None,
            **({"opening_erased_at": erased} if erased else {}),
        }


@dataclass(frozen=True)
class BookHome:
    """A unit to which the person belonged, by each name it bore in that time."""

    name: str
    from_on: date | None
    until_on: date | None  # the first day on which it is no more so


@dataclass(frozen=True)
class BookCertificate:
    """A certificate of the person's, also one that does not hold any more."""

    uid: UUID
    number: str
    title: str
    study: str
    issued_on: date
    valid_until: date | None
    state: str

    @property
    def state_label(self) -> str:
        return str(CertificateState(self.state).label)

    def facts(self) -> dict[str, Any]:
        return {
            "uid": self.uid,
            "number": self.number,
            "title": self.title,
            "study": self.study,
            "issued_on": self.issued_on,
            "valid_until": self.valid_until,
            "state": self.state,
        }


@dataclass(frozen=True)
class BookYear:
    year: int
    lines: list[BookLine]


@dataclass(frozen=True)
class Book:
    """The whole; ``as_of`` is when the newest of it was written down.

    So the same facts make the same book on any day.
    """

    person: UUID
    name: str
    code: str
    born_on: date | None
    joined_on: date | None
    official_on: date | None
    homes: list[BookHome]
    lines: list[BookLine]  # the newest first
    certificates: list[BookCertificate]  # the newest first
    as_of: datetime
    head: str | None  # the signed note of the first head that covers every line
    head_size: int

    @property
    def years(self) -> list[BookYear]:
        found: dict[int, list[BookLine]] = {}
        for line in self.lines:
            found.setdefault(line.year, []).append(line)
        return [BookYear(year, lines) for year, lines in found.items()]

    def facts(self) -> dict[str, Any]:
        return {
            "holder": {"uid": self.person, "name": self.name, "code": self.code},
            "as_of": self.as_of,
            "homes": [
                {"name": one.name, "from_on": one.from_on, "until_on": one.until_on}
                for one in self.homes
            ],
            "lines": [one.facts() for one in self.lines],
            "certificates": [one.facts() for one in self.certificates],
        }
