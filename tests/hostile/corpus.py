"""Values that nobody means well with, or that come of honest mishaps."""

NUL = "xin chào\x00"
LONE_SURROGATE = b"Nguy\xed\xa0\x80n"  # half of a pair, written as bytes
NOT_UTF8 = b"\xff\xfe\xfa"
OVERLONG = "ấ" * 30_000

TEXTS: dict[str, str | bytes] = {
    "nul": NUL,
    "lone surrogate": LONE_SURROGATE,
    "not utf-8": NOT_UTF8,
    "overlong": OVERLONG,
    "blank": "   ",
    "formula": '=HYPERLINK("http://example.com";"bấm")',
    "command": "+cmd|' /C calc'!A0",
    "script": "<script>alert(1)</script>",
    "template": "{{ settings.SECRET_KEY }}{% debug %}",
    "quote": "'; DROP TABLE people_person; --",
    "backwards": "\u202egnourt",
    "controls": "a\x07\x1b[31m\x7f",
    "combining": "a" + "\u0301" * 5_000,
    "empty json": "{}",
    "nested json": "[" * 3_000,
    "31/02": "31/02/2026",
    "iso 31/02": "2026-02-31",
    "year 0": "0000-00-00",
    "year 99999": "99999-12-31",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "not a number": "NaN",
    "infinity": "1e400",
    "huge": "9" * 400,
    "negative": "-1",
    "fraction": "1.5",
    "wrong uuid": "00000000-0000-0000-0000-00000000000g",
    "foreign uuid": "12345678-1234-4234-8234-123456789abc",
    "bigint overflow": "9223372036854775808",
}

QUERIES: dict[str, list[str]] = {
    "page": ["-1", "0", "9" * 30, "abc", "%00", "1e9", "1.5"],
    "q": ["%00", "%ED%A0%80", "%FF", "%25%5F", "x" * 3_000, "'%20OR%201=1--"],
    "sort": ["-", "password", "%00", "unit__uid", "id;--"],
    "order": ["-", "x", "%00"],
    "on": ["31/02/2026", "2026-02-31", "%00", "99999-01-01", "0001-01-01", "x"],
    "as_of": ["31/02/2026", "2026-02-31T25:61", "%00", "9999-12-31", "0001-01-01"],
    "state": ["%00", "x", "%ED%A0%80"],
    "kind": ["%00", "x"],
    "reason": ["%00", "x"],
    "unit": ["%00", "x", "12345678-1234-4234-8234-123456789abc", "-1", "9" * 30],
    "tree": ["%00", "x"],
    "per_page": ["-1", "0", "9" * 30, "x"],
    "format": ["exe", "%00"],
    "next": ["//example.com", "javascript:alert(1)", "%00", "http:%5C%5Cexample.com"],
}

JSON_BODIES: dict[str, bytes] = {
    "empty": b"",
    "not json": b"{",
    "a number": b"1",
    "null": b"null",
    "NaN": b'{"lease": NaN, "events": [NaN]}',
    "deep": b"[" * 100_000,
    "deep object": b'{"a":' * 50_000,
    "nul": b'{"lease": "\\u0000", "events": [{"uuid": "\\u0000"}]}',
    "surrogate": b'{"lease": "\\ud800", "events": []}',
    "raw surrogate": b'{"lease": "\xed\xa0\x80"}',
    "events a text": b'{"lease": "x", "events": "x"}',
    "events of texts": b'{"lease": "12345678-1234-4234-8234-123456789abc", "events": ["x"]}',
    "huge seq": b'{"lease": "12345678-1234-4234-8234-123456789abc", "events": [{"uuid":'
    b' "12345678-1234-4234-8234-123456789abc", "item":'
    b' "12345678-1234-4234-8234-123456789abc", "seq": 1e400, "options": []}]}',
    "huge number": b'{"lease": 1' + b"0" * 6_000 + b"}",
    "negative seq": b'{"lease": "12345678-1234-4234-8234-123456789abc", "events": [{"uuid":'
    b' "12345678-1234-4234-8234-123456789abc", "item":'
    b' "12345678-1234-4234-8234-123456789abc", "seq": -1, "options": {}}]}',
    "overlong": b'{"lease": "' + b"a" * 600_000 + b'"}',
    "twice the same key": b'{"events": [], "events": 1}',
}
