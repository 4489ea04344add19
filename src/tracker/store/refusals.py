"""Every way the store says no; sentences for people are found by the class, never here."""

from uuid import UUID


class StoreRefusal(Exception):
    """The store did not do what it was asked to do, and has changed nothing."""


class VersionConflict(StoreRefusal):
    """Somebody else recorded in the stream in between: load it again, decide again."""

    def __init__(self, stream: UUID, version: int) -> None:
        super().__init__(stream, version)
        self.stream, self.version = stream, version


class HeadMoved(StoreRefusal):
    """Something was recorded since the position that the writer decided on: decide again."""

    def __init__(self, expected: int, actual: int) -> None:
        super().__init__(expected, actual)
        self.expected, self.actual = expected, actual


class AlreadyMade(StoreRefusal):
    """The key is taken in its scope, by the stream that is named."""

    def __init__(self, scope: str, key: str, stream: UUID) -> None:
        super().__init__(scope, key, stream)
        self.scope, self.key, self.stream = scope, key, stream


class CommandReused(StoreRefusal):
    """The command's id was used with another body: `answer` says what was recorded then, at `position`."""

    def __init__(self, command: UUID, position: int, answer: str) -> None:
        super().__init__(command, position)
        self.command, self.position, self.answer = command, position, answer


class UnknownStream(StoreRefusal):
    """No stream of that kind has that id."""

    def __init__(self, stream: UUID) -> None:
        super().__init__(stream)
        self.stream = stream


class NotRecordable(StoreRefusal):
    """The event cannot be written down as it is: a type or a character that the log does not take.

    `what` names the field or the rule; it never repeats the value, which may be a person's.
    """

    def __init__(self, topic: str, what: str) -> None:
        super().__init__(topic, what)
        self.topic, self.what = topic, what


class MissingWords(StoreRefusal):
    """An event points at words that are neither stored nor brought along."""

    def __init__(self, refs: tuple[str, ...]) -> None:
        super().__init__(len(refs))
        self.refs = refs


class ClockStopped(StoreRefusal):
    """The clock cannot be believed, so nothing is recorded until it is right again or the host accepts it.

    `drift` is how far the wall clock ran ahead of the steady one since start, `behind` how far it lies
    before the last recorded moment; both in microseconds.
    """

    def __init__(self, drift: int, behind: int) -> None:
        super().__init__(drift, behind)
        self.drift, self.behind = drift, behind


class StoreUnavailable(StoreRefusal):
    """The database cannot take or give this now; `reason` is one of REASONS.

    Nothing was half-written. Only where the line to PostgreSQL broke during COMMIT may all of it have been
    written: the same command sent again, under the same id, finds out.
    """

    REASONS = ("disk_full", "disk_error", "read_only", "forbidden", "busy", "unreachable", "replica", "broken", "other")

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotDurable(StoreRefusal):
    """The database is set so that a power cut may lose what was acknowledged; `todo` says what to do."""

    def __init__(self, setting: str, value: str, todo: str) -> None:
        super().__init__(setting, value, todo)
        self.setting, self.value, self.todo = setting, value, todo


class UnknownTopic(StoreRefusal):
    """The log holds an event of a type that this version does not know: a newer one may have written it."""

    def __init__(self, topic: str, todo: str = "start the version that wrote it, or a newer one") -> None:
        super().__init__(topic, todo)
        self.topic, self.todo = topic, todo


class Unreadable(StoreRefusal):
    """A stored event is not written as its topic and version say; `tracker verify` finds out more."""

    def __init__(self, topic: str, stream: UUID, version: int, why: str) -> None:
        super().__init__(topic, stream, version, why)
        self.topic, self.stream, self.version, self.why = topic, stream, version, why


class OlderDatabase(StoreRefusal):
    """The database lacks migrations: run `tracker migrate`."""

    def __init__(self, current: str | None, todo: str = "run `tracker migrate`") -> None:
        super().__init__(current, todo)
        self.current, self.todo = current, todo


class NewerDatabase(StoreRefusal):
    """A newer version of the tracker has changed the database: this one keeps its hands off it."""

    def __init__(self, current: str, todo: str = "start the version that wrote it, or a newer one") -> None:
        super().__init__(current, todo)
        self.current, self.todo = current, todo


class Locked(StoreRefusal):
    """The working key is not in memory: words can be neither opened nor written."""


class WrongKey(StoreRefusal):
    """The words were sealed under another working key, `key_no`."""

    def __init__(self, key_no: int) -> None:
        super().__init__(key_no)
        self.key_no = key_no


class BrokenWords(StoreRefusal):
    """Sealed words do not open, or are not the words that the reference stands for."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


class FileMissing(StoreRefusal):
    """A file that an event speaks of is not there."""


class FileDamaged(StoreRefusal):
    """A file is not what it was when it was sealed."""


class KeyFileExists(StoreRefusal):
    """There is a working key already; a new one would make all words unreadable."""


class KeyFileMissing(StoreRefusal):
    """There is no working key where one was looked for."""


class KeyFileOpenToOthers(StoreRefusal):
    """Others than its owner may read or change the working key; `todo` tells the host what to do."""

    def __init__(self, todo: str) -> None:
        super().__init__(todo)
        self.todo = todo


class KeyFileBroken(StoreRefusal):
    """The file is not a working key."""


class NotRewritten(StoreRefusal):
    """Deleted rows may still lie in the database's files.

    `reason` is `busy` where somebody was reading, `not_owner` where only the owner of the tables can write them anew,
    `failed` where the disk is full or cannot be written.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
