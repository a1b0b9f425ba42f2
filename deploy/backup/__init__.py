"""Backups by PostgreSQL's own tools, and the way back from them (docs/backup.md)."""
