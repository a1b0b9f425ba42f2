"""PostgreSQL's ``ltree`` as a Django field."""

from typing import Any

from django.db import models


class LtreeField(models.TextField):  # type: ignore[type-arg]
    """A path of labels, ``u1.u7.u31``.

    Lookups: ``under`` takes one path and holds for it and all below;
    ``under_any`` takes a list of paths.
    """

    def db_type(self, connection: object) -> str:
        return "ltree"


@LtreeField.register_lookup
class Under(models.Lookup):
    """``path <@ value``."""

    lookup_name = "under"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} <@ {right}::ltree", (*left_params, *right_params)


@LtreeField.register_lookup
class UnderAny(models.Lookup):
    """``path <@ any(values)``."""

    lookup_name = "under_any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        return f"{left} <@ %s::ltree[]", (*left_params, list(self.rhs))
