"""Many readers at once, each with a session of their own over a WebSocket: how long a change of the selection takes, and what the server holds."""

from __future__ import annotations

import asyncio
import itertools
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.measure import Row
from tools import serving

GROUP = "Sessions"
SESSIONS, CHANGES, PAUSE = 20, 4, 5.0
"""Twenty readers; each looks at what they selected for five seconds before the next change."""
COUNTRIES = (
    "KEN", "NGA", "UKR", "COL", "THA", "ALB", "GHA", "NPL", "PHL", "MDA",
    "KHM", "BGD", "ETH", "MEX", "SRB", "VNM", "UGA", "PER", "GEO", "MAR",
)  # fmt: skip
TYPES = ("training", "awareness", "victim_assistance", "law_policy")
NOTE = "every change runs the whole page: all of Overview's charts are made anew in Python, one core for each process"


def rows(store: Path) -> Iterator[Row]:
    """Rows for the store: one server process beside one session alone, then two processes."""
    alone, _ = _asked(store, servers=1, sessions=1)
    for servers in (1, 2):
        seconds, memory = _asked(store, servers, SESSIONS)
        what = f"{SESSIONS} sessions, a change every {PAUSE:.0f} s, {servers} server process{'es' if servers > 1 else ''}"
        for name, value in (("median", statistics.median(seconds)), ("p95", _p95(seconds))):
            note = NOTE if name == "p95" and servers == 1 else ""
            beside = statistics.median(alone) * 1000
            yield Row(GROUP, f"change of the selection, {name}: {what}", "ms", value * 1000, None, "one session alone, ms", beside, note)
        yield Row(GROUP, f"memory of the servers: {what}", "MB", memory / 1e6, None, "mark for one process, MB", 1_000)


def _asked(store: Path, servers: int, sessions: int) -> tuple[list[float], int]:
    """(seconds of every change, resident bytes of the servers when all sessions are open)."""
    with ExitStack() as running:
        addresses = [running.enter_context(serving.dashboard(store)) for _ in range(servers)]
        return asyncio.run(_readers(addresses, sessions))


async def _readers(addresses: list[str], sessions: int) -> tuple[list[float], int]:
    selections = itertools.cycle(f"country={country}&type={kind}" for kind in TYPES for country in COUNTRIES)
    asked = [[next(selections) for _ in range(CHANGES)] for _ in range(sessions)]
    found = await asyncio.gather(*(_reader(addresses[n % len(addresses)], asked[n], n / sessions) for n in range(sessions)))
    return [seconds for one in found for seconds in one], _resident()


async def _reader(address: str, selections: list[str], place: float) -> list[float]:
    """One reader: Overview, then each selection in turn; seconds of each change. `place`: when in the pause they come."""
    await asyncio.sleep(PAUSE * place)
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None, origin=address) as socket:  # type: ignore[arg-type,list-item]
        await _run(socket, "")
        seconds = []
        for selection in selections:
            await asyncio.sleep(PAUSE)
            seconds.append(await _run(socket, selection))
        await asyncio.sleep(PAUSE)
        return seconds


async def _run(socket: ClientConnection, query: str) -> float:
    """Seconds until the page of an address has come whole."""
    message = BackMsg()
    message.rerun_script.query_string = query
    start = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await socket.recv())  # type: ignore[arg-type]
        if answer.WhichOneof("type") == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return time.perf_counter() - start


def _resident() -> int:
    return sum(child.memory_info().rss for child in psutil.Process(os.getpid()).children())


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
