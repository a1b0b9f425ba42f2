"""Search that finds "Nghị quyết" by "nghi quyet", also while it is typed."""

from typing import Any

from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend


class VietnameseSearchBackend(PostgresSearchBackend):
    """Wagtail fixes the configuration of autocomplete to ``simple``; here it is ``vi``."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.autocomplete_config = self.config


SearchBackend = VietnameseSearchBackend  # the name by which Wagtail looks for it
