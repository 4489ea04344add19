"""django-simple-history: a model whose every save also writes a row of history."""

from pathlib import Path
from typing import Any

from benchmarks.rivals.texts import text


class DjangoHistory:
    """Update one row and keep its history, in one transaction; raises ImportError where the package is missing."""

    name = "django"

    def __init__(self, database: dict[str, Any]) -> None:
        import django  # noqa: PLC0415 - a rival that may not be installed
        from django.conf import settings  # noqa: PLC0415

        if not settings.configured:
            settings.configure(
                DATABASES={"default": {}},
                INSTALLED_APPS=["simple_history"],
                DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
                USE_TZ=True,
                SIMPLE_HISTORY_ENFORCE_HISTORY_MODEL_PERMISSIONS=False,
            )
            django.setup()
        from django.db import connections, transaction  # noqa: PLC0415

        from benchmarks.rivals.django_note import Note, history_of  # noqa: PLC0415 - models need the settings

        self._atomic, self._connections, self._alias = transaction.atomic, connections, database["NAME"]
        connections.databases.update(connections.configure_settings({"default": {}, self._alias: database}))
        with connections[self._alias].schema_editor() as editor:
            editor.create_model(Note)
            editor.create_model(history_of(Note))
        self._note = Note.objects.using(self._alias).create(wording="new")

    def once(self, number: int) -> None:
        """Update the row."""
        self._note.wording = text(number)
        with self._atomic(using=self._alias):
            self._note.save(using=self._alias)

    def close(self) -> None:
        """Close the connection."""
        self._connections[self._alias].close()


def on_sqlite(folder: Path) -> DjangoHistory:
    """Make one on a file, set as carefully as ours."""
    careful = {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", "transaction_mode": "IMMEDIATE"}
    return DjangoHistory(
        {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "django.db"), "OPTIONS": careful}
    )


def on_postgres(url: str) -> DjangoHistory:
    """Make one on PostgreSQL."""
    from sqlalchemy import make_url  # noqa: PLC0415 - only here

    place = make_url(url)
    return DjangoHistory(
        {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": str(place.database),
            "HOST": str(place.query["host"]),
            "USER": "postgres",
        }
    )
