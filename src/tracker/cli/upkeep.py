"""`tracker migrate`, `rebuild` and `verify`: what keeps a record in order, and finds out whether it is."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

from tracker import bootstrap
from tracker.application.manifest import Manifest, Places
from tracker.bootstrap import Parts
from tracker.cli.failing import explain, print_no_more
from tracker.cli.opening import record, settings
from tracker.cli.refusals import NoSuchReadModel, StillParked
from tracker.cli.saying import tell, warn, warn_plainly
from tracker.cli.telling_flaws import tell_report
from tracker.store import rebuilt, schema
from tracker.store.guards import missing
from tracker.store.refusals import StoreUnavailable

INTACT, TAMPERED, CANNOT_TELL = 0, 1, 2


def migrate(home: Path | None, role: str | None) -> None:
    """Bring the tables of a record to this version, and let a role use them that may only add to the log."""
    chosen = settings(home=home)
    is_new = bootstrap.migrate(chosen)
    tell("migrate.done" if is_new else "migrate.nothing", revision=schema.head())
    if role is not None:
        bootstrap.grant(chosen, role)
        tell("migrate.granted", role=role)


def rebuild(names: list[str], home: Path | None) -> None:
    """Fold read models again from the first event."""
    with closing(record(home)) as parts:
        known = [model.name for model in parts.runner.models]
        for name in names:
            if name not in known:
                raise NoSuchReadModel(name=name, known=", ".join(known))
        began = monotonic()
        events = parts.tracker.rebuild(names)
        rebuilt.note(parts.engine)
        failed = [name for name in parts.tracker.parked() if name in (names or known)]
    done = ", ".join(name for name in names or known if name not in failed)
    tell("rebuild.done", names=done, events=events, seconds=f"{monotonic() - began:.1f}")
    if failed:
        raise StillParked(names=", ".join(failed))


def verify(home: Path | None, backup: Path | None) -> int:
    """Recompute all that the log says of itself, and compare the read side with it; give the exit code."""

    def verified() -> int:
        known = known_by(backup)
        with closing(record(home, writes=False)) as parts:
            return check(parts, known)

    return found_out(verified, "verify.cannot_tell")


def found_out(look: Callable[[], int], otherwise: str) -> int:
    """Give the exit code of what looks; whatever stands in its way is said, and that nothing was found out."""
    try:
        return look()
    except BrokenPipeError:
        print_no_more()
    except Exception as error:  # noqa: BLE001 - whatever it is, nothing was found out
        for sentence in explain(error)[0]:
            warn_plainly(sentence)
        warn(otherwise)
    return CANNOT_TELL


def check(parts: Parts, known: dict[int, bytes]) -> int:
    """Verify an open record, and give the exit code."""
    report = bootstrap.verifier(parts.key, known)(parts.engine, parts.files)
    if parts.key is None:
        tell("verify.without_key")
    if guards := missing(parts.engine):
        warn("verify.unguarded", names=", ".join(guards))
    return TAMPERED if tell_report(report) else _check_read_side(parts)


def _check_read_side(parts: Parts) -> int:
    try:
        astray = parts.tracker.astray()
    except StoreUnavailable as unavailable:
        tell("verify.log_only")
        raise unavailable from None
    if astray:
        warn("verify.astray", names=", ".join(astray))
        return TAMPERED
    if parts.key is None:
        warn("verify.cannot_tell")
        return CANNOT_TELL
    tell("verify.intact")
    return INTACT


def known_by(backup: Path | None) -> dict[int, bytes]:
    """Take the size and root that a backup was made at: whoever rewrites a log cannot reach into that."""
    if backup is None:
        return {}
    manifest = Manifest.read(Places.of(backup))
    return {manifest.size: bytes.fromhex(manifest.root)}
