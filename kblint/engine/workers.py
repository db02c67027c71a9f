"""Spreading work over many files: one after the other, or by whatever executor there is."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from kblint.errors import KblintError

if TYPE_CHECKING:
    from concurrent.futures import Executor

R = TypeVar("R")


class Task(Protocol):
    """One piece of work."""

    @property
    def size(self) -> int:
        """How much there is to read, in bytes."""


T = TypeVar("T", bound=Task)

MANY_BYTES = 1_000_000
"""Below this, starting processes takes longer than they save."""


class Spread(Protocol):
    """Does one work on many tasks; results come in the tasks' order."""

    def __call__(self, work: Callable[[T], R], tasks: Sequence[T], /) -> Iterable[R]:
        """Do the work."""


def one_by_one(work: Callable[[T], R], tasks: Sequence[T], /) -> Iterable[R]:
    """In this thread."""
    return map(work, tasks)


def spread_over(executor: "Executor") -> Spread:
    """By an executor that somebody else keeps."""

    def spread(work: Callable[[T], R], tasks: Sequence[T], /) -> Iterable[R]:
        return executor.map(work, tasks, chunksize=1 + len(tasks) // 64)

    return spread


def by_need(work: Callable[[T], R], tasks: Sequence[T], /) -> Iterable[R]:
    """By processes of our own where there is much to do and more than one processor."""
    count = min(_processors(), len(tasks), 61)  # Windows cannot wait for more
    if count < 2 or not _is_much(tasks):
        return map(work, tasks)
    return _by_processes(work, tasks, count)


def _by_processes(work: Callable[[T], R], tasks: Sequence[T], count: int) -> Iterator[R]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    try:
        pool = ProcessPoolExecutor(count, initializer=_leave_interrupts_to_the_parent)
    except (OSError, ImportError, NotImplementedError):  # no semaphores here
        yield from map(work, tasks)
        return
    with pool:
        try:
            yield from spread_over(pool)(work, tasks)
        except BrokenExecutor:
            raise KblintError("a worker process was ended, perhaps for want of memory") from None


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_much(tasks: Iterable[Task]) -> bool:
    total = 0
    for task in tasks:
        total += task.size
        if total >= MANY_BYTES:
            return True
    return False
