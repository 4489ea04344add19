"""A client on loopback that costs little: its connections stay open, its requests are put together before."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

from benchmarks.figures import middle

_TOO_OLD = 5.0
"""Seconds after its time at which a request is given up and counted as not answered."""


@dataclass(frozen=True)
class Ask:
    """A request."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None

    def bytes(self) -> bytes:
        """Give it as it goes over the wire."""
        method = "GET" if self.body is None else "POST"
        lines = [
            f"{method} {self.path} HTTP/1.1",
            "Host: localhost",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        if self.body is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(self.body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + (self.body or b"")


@dataclass(frozen=True)
class Answered:
    """One answer: its status, and how many seconds after its time it was there."""

    kind: str
    status: int
    seconds: float


@dataclass(frozen=True)
class Stream:
    """Requests of one kind, so many a second."""

    kind: str
    rate: float
    ask: Callable[[int], Ask]


def as_fast_as_it_goes(port: int, ask: Ask, seconds: float, connections: int = 8) -> list[Answered]:
    """Ask the same again and again, each connection as soon as it is answered."""
    return asyncio.run(_closed(port, ask, seconds, connections))


def at_a_rate(port: int, streams: Sequence[Stream], seconds: float, connections: int = 32) -> list[Answered]:
    """Ask at fixed times, whether or not what came before is answered; what is late is late from its time on."""
    return asyncio.run(_open(port, streams, seconds, connections))


def rate(answered: Sequence[Answered], seconds: float) -> float:
    """Give the answers a second."""
    return len(answered) / seconds


def waited(answered: Sequence[Answered]) -> float:
    """Give the milliseconds that half of the answers took at most."""
    return middle([one.seconds for one in answered]) * 1000 if answered else float("inf")


async def _closed(port: int, ask: Ask, seconds: float, connections: int) -> list[Answered]:
    answered: list[Answered] = []
    until, asked = perf_counter() + seconds, ask.bytes()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (began := perf_counter()) < until:
            status = await _exchange(reader, writer, asked)
            answered.append(Answered("", status, perf_counter() - began))
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return answered


async def _open(port: int, streams: Sequence[Stream], seconds: float, connections: int) -> list[Answered]:
    answered: list[Answered] = []
    begins = perf_counter() + 0.1
    times = sorted(
        (begins + number / stream.rate, stream.kind, stream.ask(number).bytes())
        for stream in streams
        for number in range(int(stream.rate * seconds))
    )
    waiting: asyncio.Queue[tuple[float, str, bytes]] = asyncio.Queue()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            at, kind, asked = await waiting.get()
            if perf_counter() - at < _TOO_OLD:
                status = await _exchange(reader, writer, asked)
                answered.append(Answered(kind, status, perf_counter() - at))
            waiting.task_done()

    workers = [asyncio.create_task(one()) for _ in range(connections)]
    for at, kind, asked in times:
        await asyncio.sleep(max(0.0, at - perf_counter()))
        waiting.put_nowait((at, kind, asked))
    await waiting.join()
    for worker in workers:
        worker.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*workers)
    return answered


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: bytes) -> int:
    writer.write(asked)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    if length:
        await reader.readexactly(int(length))
    return int(head[9:12])
