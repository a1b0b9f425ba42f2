"""The member's learning book: to read and print, as PDF, and as a machine copy."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kernel.kinds import wording
from kernel.kinds.qr import qr_picture, qr_svg
from kernel.kinds.typeset import pdf
from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.kinds.book import Book, BookCertificate, BookHome, BookLine, BookYear
from records.kinds.ledger.note import Key
from records.selectors.book import book_json, book_note, own_book
from records.services.keys import ledger_key, ledger_keys

TEMPLATE = Path(__file__).parents[1] / "typeset/book.typ"


@require_safe
@policy(SIGNED_IN)
def book(request: AuthenticatedRequest) -> HttpResponse:
    key = ledger_key()
    own = own_book(request.user, key)
    note = book_note(own, key) if own else ""
    page = {
        "book": own,
        "note_qr": qr_svg(note) if note else "",
        "head_qr": qr_svg(own.head) if own and own.head else "",
        "key": key.verifier,
    }
    return render(request, "records/own_book.html", page)


@require_safe
@policy(SIGNED_IN)
def book_pdf(request: AuthenticatedRequest) -> HttpResponse:
    key = ledger_key()
    own = own_book(request.user, key)
    if own is None:
        return redirect("records:own_book")  # the page says why there is none
    made = pdf(TEMPLATE, sheet_of(own, key), at=own.as_of)
    return _download(made, "application/pdf", own, "pdf")


@require_safe
@policy(SIGNED_IN)
def book_copy(request: AuthenticatedRequest) -> HttpResponse:
    key = ledger_key()
    own = own_book(request.user, key)
    if own is None:
        return redirect("records:own_book")
    return _download(
        book_json(own, key, ledger_keys()).encode(), "application/json", own, "json"
    )


def sheet_of(book: Book, key: Key) -> dict[str, Any]:
    """What the template prints, in words."""
    squares = [(_("Signature of the book"), qr_picture(book_note(book, key)))]
    if book.head:
        squares.append((_("Signed head of the ledger"), qr_picture(book.head)))
    return {
        "name": book.name,
        "code": book.code,
        "unit": book.homes[0].name if book.homes else "",
        "as_of": _("Recorded until %(moment)s")
        % {"moment": wording.moment(book.as_of)},
        "facts": _holder(book),
        "columns": [
            _("No."), _("What was studied"), _("Unit"), _("Participation"),
            _("Result"), _("Ledger"),
        ],
        "years": [_year(one) for one in book.years],
        "certificate_columns": [
            _("Certificate number"), _("What is certified"), _("Day of issue"), _("State"),
        ],
        "certificates": [_certificate(one) for one in book.certificates],
        "home_columns": [_("Unit, by its name at the time"), _("Time")],
        "homes": [(one.name, span(one)) for one in book.homes],
        "squares": squares,
        "notes": _notes(book),
        "key": _("Public key: %(key)s") % {"key": key.verifier},
        "words": {
            "title": _("LEARNING BOOK"),
            "party": _("COMMUNIST PARTY OF VIETNAM"),
            "certificates": _("Certificates"),
            "homes": _("Units to which the person belonged"),
            "check": _("How to check this book"),
        },
    }  # fmt: skip


def span(home: BookHome) -> str:
    if home.until_on is None:
        return _("since %(day)s") % {"day": _day(home.from_on)}
    days = {"from": _day(home.from_on), "until": _day(home.until_on)}
    return _("%(from)s until before %(until)s") % days


def _holder(book: Book) -> list[tuple[str, str]]:
    facts = [
        (_("Full name"), book.name),
        (_("Member code"), book.code),
        (_("Born on"), _day(book.born_on)),
        (_("Joined the party on"), _day(book.joined_on)),
        (_("Official on"), _day(book.official_on)),
    ]
    return [(name, value) for name, value in facts if value]


def _year(year: BookYear) -> dict[str, Any]:
    lines = year.lines
    counts = {
        "studied": len(lines),
        "participated": sum(one.participated_at is not None for one in lines),
        "completed": sum(one.completed_at is not None for one in lines),
        "passed": sum(one.passed_at is not None for one in lines),
    }
    words = ngettext(
        "In the year: %(studied)d campaign; took part in %(participated)d, completed "
        "%(completed)d, passed the test of %(passed)d.",
        "In the year: %(studied)d campaigns; took part in %(participated)d, completed "
        "%(completed)d, passed the test of %(passed)d.",
        len(lines),
    )
    return {
        "title": _("Year %(year)d") % {"year": year.year},
        "sum": words % counts,
        "lines": [_line(one) for one in lines],
    }


def _line(line: BookLine) -> dict[str, str]:
    window = {"from": _day(line.from_on), "until": _day(line.until_on)}
    return {
        "title": line.title,
        "sign": line.sign,
        "window": _("%(from)s – %(until)s") % window,
        "unit": line.unit_name,
        "took_part": _took_part(line),
        "grade": _("Evidence: grade %(grade)s") % {"grade": line.grade}
        if line.grade
        else "",
        "completed": _("Completed %(day)s") % {"day": _day(line.completed_at)}
        if line.completed_at
        else _("Not completed"),
        "result": _result(line),
        **_entered(line),
    }


def _certificate(one: BookCertificate) -> tuple[str, str, str, str]:
    issued = _day(one.issued_on)
    if one.valid_until:
        days = {"from": issued, "until": _day(one.valid_until)}
        issued = _("%(from)s, valid until %(until)s") % days
    return one.number, f"{one.title} ({one.study})", issued, one.state_label


def _took_part(line: BookLine) -> str:
    if line.participated_at is None:
        return _("Participation not yet counted")
    if line.occurred_on is None:
        return line.mode_label
    words = {"mode": line.mode_label, "day": _day(line.occurred_on)}
    return _("%(mode)s, %(day)s") % words


def _result(line: BookLine) -> str:
    if line.hundredths is None:
        return ""
    rate = wording.rate(line.hundredths, 10_000)
    if line.passed_at:
        return _("Test passed: %(rate)s") % {"rate": rate}
    return _("Test not passed: %(rate)s") % {"rate": rate}


def _entered(line: BookLine) -> dict[str, str]:
    if line.receipt is None and line.opening_erased_at:
        return {"number": _("opening erased"), "code": _day(line.opening_erased_at)}
    if line.receipt is None:
        return {"number": _("not entered"), "code": ""}
    number = line.receipt.number
    words = (
        _("Number %(number)s") % {"number": wording.number(number)}
        if number
        else _("waits for its number")
    )
    return {"number": words, "code": line.receipt.code}


def _notes(book: Book) -> list[str]:
    notes = [
        _(
            "Evidence: A online, verified by the server; B in a hall, witnessed at two "
            "checkpoints; C paper list, scanned; D entered by hand, confirmed by a second "
            "person."
        ),
        _(
            "The first square holds the signature of the ledger over this book: its machine "
            "copy (JSON) bears the same. The program book.py of the ledger says whether "
            "each line is what was entered."
        ),
    ]
    if book.head:
        words = {"size": wording.number(book.head_size)}
        notes.append(_("The second square is the head over %(size)s entries.") % words)
    return notes


def _day(value: date | datetime | None) -> str:
    return wording.day(value) if value else ""


def _download(content: bytes, kind: str, book: Book, extension: str) -> HttpResponse:
    name = f"so-hoc-tap-{book.code}.{extension}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
