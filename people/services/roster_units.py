"""The cells that a roster may name, however the office writes them."""

from collections.abc import Iterable
from datetime import date

from people.kinds.name import search_key
from people.models import Unit, UnitPath


class Units:
    """Finds the importer's units by code or name, loosely written."""

    def __init__(self, units: Iterable[tuple[int, str, str]], day: date) -> None:
        """Take ``units`` as (id, code, name_key)."""
        self.by_code: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        for pk, code, name_key in units:
            self.by_code[code.lower()] = pk
            self.by_name.setdefault(_bare(name_key), []).append(pk)
        self.ids = set(self.by_code.values())
        paths = UnitPath.objects.filter(unit__in=self.ids, period__contains=day)
        self.above = {
            unit: [int(label[1:]) for label in path.split(".")[:-1]]
            for unit, path in paths.values_list("unit_id", "path")
        }
        higher = {one for line in self.above.values() for one in line}
        self.names = dict(
            Unit.objects.filter(pk__in=higher).values_list("pk", "name_key")
        )

    def find(self, text: str) -> list[int]:
        """The units that ``text`` may mean: a code, a name, or "name, name above"."""
        code = self.by_code.get(text.strip().lower())
        if code is not None:
            return [code]
        found = self.by_name.get(_bare(search_key(text)))
        if found:
            return found
        first, *rest = [
            search_key(piece) for piece in text.replace("–", ",").split(",")
        ]
        return [
            one
            for one in self.by_name.get(_bare(first), [])
            if all(
                any(piece in self.names.get(up, "") for up in self.above.get(one, []))
                for piece in rest
            )
        ]


def _bare(name_key: str) -> str:
    return name_key.removeprefix("chi bo ").strip()
