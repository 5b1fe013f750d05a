"""A copy of this process that makes something while this one goes on."""

import multiprocessing
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar, cast

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Running(Generic[Made]):
    """A process at work, and the end of the pipe through which it tells what it has made."""

    process: ForkProcess
    receiver: Connection


def can_fork() -> bool:
    """Tell whether a process can be copied; on macOS it can, but the system's own parts may not bear it."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def begin(make: Callable[[], Made]) -> Running[Made]:
    """Make something in a copy of this process; ask `can_fork` first."""
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_send, args=(sender, make), daemon=True)
    process.start()
    sender.close()
    return Running(process, receiver)


def wait(running: Running[Made]) -> Made | None:
    """Wait for what a process makes; None if it ended without a word."""
    try:
        made = cast(Made, pickle.loads(running.receiver.recv_bytes()))
    except EOFError:
        return None
    running.process.join()
    return made


def end(running: Running[Made]) -> None:
    """End a process, whether or not it is at work."""
    running.process.kill()
    running.receiver.close()


def _send(sender: Connection, make: Callable[[], Made]) -> None:
    sender.send_bytes(pickle.dumps(make(), pickle.HIGHEST_PROTOCOL))
