"""Every way the commands say no by themselves; the sentences stand in the catalogue under the class's name."""


class CommandRefused(Exception):
    """A command cannot be carried out as it was given. `values` are what its sentence speaks of."""

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(values)


class PortTaken(CommandRefused):
    """Another program answers on the port, or it is not for this user."""


class NoSuchAddress(CommandRefused):
    """The machine has no such address to serve on."""


class DemoElsewhere(CommandRefused):
    """Sample data is served to this machine alone."""


class DemoReleasesItself(CommandRefused):
    """A demo makes its own releases: sample data is not for anybody to publish by hand."""


class NotAnAnswer(CommandRefused):
    """What was given for a question of `init` is no answer to it; `reason` says why."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        super().__init__(**values)


class CannotRead(CommandRefused):
    """The document cannot be opened, or holds nothing; `reason` says why, `path` which it is."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        super().__init__(**values)


class NoSuchPerson(CommandRefused):
    """The record knows nobody under that key."""


class NoSuchReadModel(CommandRefused):
    """There is no read model of that name."""


class NotADay(CommandRefused):
    """What was given is no day."""


class NotADayToCome(CommandRefused):
    """The day is past, or too far ahead."""


class OnWithoutDryRun(CommandRefused):
    """Another day than today can only be looked at."""


class StillParked(CommandRefused):
    """Parts of what the pages read failed when they were computed again; they are parked."""


class RegisterAtOdds(CommandRefused):
    """A register says what the rules do not allow; nothing of that file was recorded."""


class AnswersMissing(CommandRefused):
    """Nobody is there to answer what `init` asks."""


class SignedBefore(CommandRefused):
    """The log was signed before, with a key that is not here; `reason` says what shows it."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        super().__init__(**values)


class NoWitnesses(CommandRefused):
    """The file that names the witnesses is missing or empty."""


class WitnessNameMissing(CommandRefused):
    """A witness needs a name before its key can be made."""


class LogKeyBroken(CommandRefused):
    """A line of the file of logs is no public key."""


class NotTyped(CommandRefused):
    """The word that says that all texts may be lost for ever was not typed."""


class ScorecardMissing(CommandRefused):
    """A day, an edition or a file was given without the country whose card is to be checked."""


class AgainstAll(CommandRefused):
    """A file is of one country's card, and all cards were asked for."""


class NothingToUnlockWith(CommandRefused):
    """A record is unlocked with a copy of the key, or with a backup and the recovery key."""


class DemoStaysHere(CommandRefused):
    """Sample data is for this machine alone; a copy of it is made only by who says so."""


class NotConsented(CommandRefused):
    """Nobody is there to say that what cannot be called back is meant."""


class WorkersNeedServer(CommandRefused):
    """The record lies in an SQLite file, which one process serves."""


class NotADayYet(CommandRefused):
    """The day has not come."""


class NotAPlace(CommandRefused):
    """What was given is no address at which pages could stand."""


class ExportExists(CommandRefused):
    """There is a file already where an export was to be written; nothing is written over."""


class NothingNamed(CommandRefused):
    """A file or folder is to be named, and what was given is empty."""


class FolderMissing(CommandRefused):
    """The folder into which a file is to be written is not there."""


class IsAFolder(CommandRefused):
    """A file is to be written, and what was named is a folder."""


class NoLock(CommandRefused):
    """The list of packages that this program is made of is not here."""


class LicenceUnknown(CommandRefused):
    """A package is in no list of licences: somebody has to read its licence first."""
