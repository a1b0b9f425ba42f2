"""Addresses of people."""

from tests.access.row import Row

ROWS: list[Row] = [
    Row("people:sign_in"),
    Row("people:sign_out", method="post"),
    Row("people:enter"),
    Row("people:enter_password"),
    Row(
        "people:enter_with",
        arguments=lambda _side: {"code": "ABCD-EFGH"},
        may=lambda *_: True,
    ),
    Row("people:account"),
    Row("people:password"),
    Row("people:sign_out_all", method="post"),
    Row("people:code_list"),
    Row(
        "people:issue",
        method="post",
        data=lambda side: {"person": str(side.person.uid)},
    ),
]
