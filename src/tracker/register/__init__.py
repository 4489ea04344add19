"""The bundled register of the first coalition, and the schemas any register follows."""

from importlib.resources import files
from pathlib import Path


def bundled() -> Path:
    """Find the folder that holds the bundled register's five files."""
    return Path(str(files(__name__)))


def schema_of(file: str) -> Path:
    """Find the JSON Schema that a register's file of that name follows."""
    return bundled() / "schema" / f"{Path(file).stem}.schema.json"
