"""How frames of one vocabulary stand to each other: by name, and as opposites."""

from __future__ import annotations

from functools import lru_cache

from factrecon.errors import UnknownName
from factrecon.frames.frame import Frame
from factrecon.frames.loading import shipped_frames

__all__ = ["frame_named", "opposites_of"]


def frame_named(name: str, frames: tuple[Frame, ...] | None = None) -> Frame:
    """The frame of that name among `frames` (by default the shipped ones); raises `UnknownName`.

    >>> frame_named("strike").agent
    'strikers'
    """
    frames = shipped_frames() if frames is None else frames
    frame = _by_name(frames).get(name)
    if frame is None:
        raise UnknownName(f"no frame {name!r}; known are {', '.join(sorted(_by_name(frames)))}")
    return frame


def opposites_of(name: str, frames: tuple[Frame, ...] | None = None) -> frozenset[str]:
    """Names of the frames whose happening denies that one's, whichever side says so.

    Not transitive: what denies a denial need not be the same event. Raises `UnknownName`.

    >>> sorted(opposites_of("price_rise"))
    ['price_fall']
    """
    frames = shipped_frames() if frames is None else frames
    frame_named(name, frames)
    return _opposites(frames).get(name, frozenset())


@lru_cache(maxsize=16)
def _by_name(frames: tuple[Frame, ...]) -> dict[str, Frame]:
    return {frame.name: frame for frame in frames}


@lru_cache(maxsize=16)
def _opposites(frames: tuple[Frame, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for frame in frames:
        for other in frame.opposites:
            found.setdefault(frame.name, set()).add(other)
            found.setdefault(other, set()).add(frame.name)
    return {name: frozenset(others) for name, others in found.items()}
