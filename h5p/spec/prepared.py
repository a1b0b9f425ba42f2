"""Content as it is played: filled up, held against semantics, each part with its name."""

from typing import Any
from uuid import UUID, uuid5

from h5p.spec.defaults import fill_defaults
from h5p.spec.names import LibraryRef
from h5p.spec.repository import Repository
from h5p.spec.semantics import Filtered, filter_params

_PLACES = UUID("5e4f2a7c-93d1-4f0b-8a55-1c0d6b7e9f31")


def prepared(params: Any, library: LibraryRef, repository: Repository) -> Filtered:
    """``params`` of content made with ``library``, fit to be played."""
    main = repository.get(library)
    filled = fill_defaults(params, main.semantics if main else [], repository)
    found = filter_params(filled, library, repository)
    found.params = _named(found.params, "")
    return found


def _named(value: Any, path: str) -> Any:
    """``value`` in which each part has an id, by its place where it had none.

    Programs that write content leave it out or make one up; without it the answer to a
    part would count as the answer to the whole.
    """
    if isinstance(value, list):
        return [_named(one, f"{path}/{at}") for at, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    named = {key: _named(one, f"{path}/{key}") for key, one in value.items()}
    if LibraryRef.parse(value.get("library")) and isinstance(value.get("params"), dict):
        named.setdefault("subContentId", str(uuid5(_PLACES, path)))
    return named
