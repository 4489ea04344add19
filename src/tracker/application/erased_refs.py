"""The list of what was erased, beside the backups: a restore from an older one brings none of it back.

One line for each text, which is its reference; for each file, `file:` and the name under which it lay; for each
person, `person:` and the key; and `id:` with the id of an entry or a file that was erased for itself. A reference is a
hash over a random nonce, a file's name a keyed hash, keys and ids are random: none says anything to whoever has the
list.
"""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from tracker.domain.values import Key, Ref
from tracker.store.files import give_to_owner, make_folder, to_disk

NAME = "erased"
"""What the list is called, in the folder of backups."""

_FILE, _PERSON, _ID = "file:", "person:", "id:"


def note(
    folder: Path,
    refs: Collection[Ref],
    files: Collection[str] = (),
    *,
    persons: Collection[str] = (),
    ids: Collection[str] = (),
) -> None:
    """Add what was erased: references, names of sealed files, keys of persons, ids of entries and files.

    What is listed already is not listed twice.

    It has reached the disk when this returns; the folder is made where there is none. Raises OSError.
    """
    known = set(_lines(folder / NAME))
    marked = {_FILE: files, _PERSON: persons, _ID: ids}
    lines = (*sorted(refs), *(f"{mark}{one}" for mark, its in marked.items() for one in sorted(its)))
    new = [line for line in lines if line not in known]
    if new:
        make_folder(folder)
        _append(folder / NAME, new)
        to_disk(folder)


def read(path: Path) -> set[Ref]:
    """Give the references that a list names; `path` is the list, or the folder that it lies in. None where none is."""
    return {Ref(line) for line in _lines(_list_at(path)) if ":" not in line}


def read_files(path: Path) -> set[str]:
    """Give the names of sealed files that a list names; `path` as for `read`."""
    return _marked(path, _FILE)


def read_persons(path: Path) -> set[Key]:
    """Give the keys of the persons that a list names; `path` as for `read`."""
    return {Key(one) for one in _marked(path, _PERSON)}


def read_ids(path: Path) -> set[str]:
    """Give the ids of the entries and files that a list names; `path` as for `read`."""
    return _marked(path, _ID)


def _marked(path: Path, mark: str) -> set[str]:
    return {line.removeprefix(mark) for line in _lines(_list_at(path)) if line.startswith(mark)}


def _list_at(path: Path) -> Path:
    return path / NAME if path.is_dir() else path


def _lines(path: Path) -> Iterable[str]:
    """Give the whole lines; one that a full disk cut off was not noted, and is noted again."""
    with suppress(FileNotFoundError):
        return [line for line in path.read_text("ascii").splitlines(keepends=False) if line]
    return ()


def _append(path: Path, lines: Iterable[str]) -> None:
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(opened, "ab") as file:
        give_to_owner(opened, path.parent)
        if file.tell() and not path.read_bytes().endswith(b"\n"):
            file.write(b"\n")
        file.write("".join(f"{line}\n" for line in lines).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
