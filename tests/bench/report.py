"""The table that the bench prints: figures side by side, their ratio, and the aim of the ratio."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tests.bench.world import FULL, QUICK, Figures


class Line(NamedTuple):
    """One line of the table.  `better` says whether a higher or a lower figure is the better one."""

    figure: str
    title: str
    unit: str
    better: str
    aim: float | None = None
    # The other server's figure to compare with, when it is not the one of the same name.
    against: str | None = None


def _joins() -> list[Line]:
    hosts = {"far": "the load program", "porch": "Porch", "synapse": "Synapse"}
    lines = []
    for members in sorted({*FULL.far_members, *QUICK.far_members}):
        for host, title in hosts.items():
            name = f"join_{host}_{members}"
            lines += [
                Line(name, f"join of {members:,} members hosted by {title}, all there", "s", "lower"),
                Line(f"{name}_answer", "  the answer to the user", "s", "lower"),
                Line(f"{name}_memory", "  peak of memory over that before", "MB", "lower"),
            ]
    return lines


LINES = (
    Line("sends_one", "sends one after another", "/s", "higher", 12),
    Line("sends_one_p50", "  p50", "ms", "lower"),
    Line("sends_rooms", "sends from 20 users in 20 rooms", "/s", "higher", 20),
    Line("sends_rooms_cpu", "  CPU of the server for one", "ms", "lower"),
    Line("sends_room", "sends from 20 users in one room", "/s", "higher", 20),
    Line("sends_room_cpu", "  CPU of the server for one", "ms", "lower"),
    Line("fanout_poll_p50", "fan-out to waiting members, long-poll, p50", "ms", "lower", 10),
    Line("fanout_poll_p99", "  p99", "ms", "lower"),
    Line("fanout_stream_p50", "fan-out, websocket (against long-poll), p50", "ms", "lower", 40, "fanout_poll_p50"),
    Line("fanout_stream_p99", "  p99", "ms", "lower", None, "fanout_poll_p99"),
    Line("joins", "joins of one room, ten at a time", "s", "lower", 15),
    Line("first_sync", "first sync of the account in all the rooms", "ms", "lower", 20),
    Line("first_sync_cold", "  just after a start", "ms", "lower"),
    Line("rooms_created", "rooms created", "/s", "higher", 15),
    Line("federation_in_room", "events of another server, in one room", "/s", "higher"),
    Line("federation_in_room_cpu", "  CPU of the server for one", "ms", "lower"),
    Line("federation_in_rooms", "events of another server, in 20 rooms", "/s", "higher"),
    Line("federation_in_rooms_cpu", "  CPU of the server for one", "ms", "lower"),
    *_joins(),
    Line("idle_syncs", "idle syncs", "/s", "higher"),
    Line("cold_start", "cold start to first answer, nothing on disk", "s", "lower"),
    Line("warm_start", "start on the data of this run", "s", "lower"),
    Line("memory_start", "memory after the start", "MB", "lower", 1),
    Line("memory_end", "memory at the end", "MB", "lower", 1),
    Line("bytes_per_message", "bytes on disk per message", "B", "lower", 2),
)
IDLE_SHARE_AIM = 0.7
# The load program shares no core with the server; above this it would be what is measured.
LOAD_BUSY_LIMIT = 0.8


def ratio(line: Line, porch: Mapping[str, float], other: Mapping[str, float]) -> float | None:
    """How many times better Porch is; None when one of the two figures is missing."""
    mine, theirs = porch.get(line.figure), other.get(line.against or line.figure)
    if not mine or not theirs:
        return None
    return mine / theirs if line.better == "higher" else theirs / mine


def table(figures: Mapping[str, Figures], empty_route: float | None) -> str:
    """The whole table as text; `figures` by server name."""
    names = [name for name in ("Porch", "Synapse") if name in figures]
    rows = [["", *names, "ratio", "aim", ""]]
    for line in LINES:
        row = _row(line, names, figures)
        if row is not None:
            rows.append(row)
    share = _idle_share(figures, empty_route)
    if share is not None:
        rows.append(["empty Quart route", f"{empty_route:.0f} /s", *[""] * (len(names) - 1), "", "", ""])
        rows.append(_share_row(share, len(names)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_aligned(row, widths) for row in rows) + "\n" + _load_remark(figures)


def _row(line: Line, names: list[str], figures: Mapping[str, Figures]) -> list[str] | None:
    values = [figures[name].values.get(line.figure) for name in names]
    if all(value is None for value in values):
        return None
    shown = ["-" if value is None else f"{_number(value)} {line.unit}" for value in values]
    times = ratio(line, figures["Porch"].values, figures["Synapse"].values) if len(names) == 2 else None
    aim = "" if line.aim is None else f"{line.aim:g}x"
    return [line.title, *shown, "" if times is None else f"{times:.1f}x", aim, _verdict(times, line.aim)]


def _share_row(share: float, servers: int) -> list[str]:
    title = "idle syncs as a share of it"
    verdict = _verdict(share, IDLE_SHARE_AIM)
    return [title, f"{share:.0%}", *[""] * (servers - 1), "", f"{IDLE_SHARE_AIM:.0%}", verdict]


def _idle_share(figures: Mapping[str, Figures], empty_route: float | None) -> float | None:
    if not empty_route or "Porch" not in figures or "idle_syncs" not in figures["Porch"].values:
        return None
    return figures["Porch"].values["idle_syncs"] / empty_route


def _verdict(reached: float | None, aim: float | None) -> str:
    if reached is None or aim is None:
        return ""
    return "met" if reached >= aim else f"missed ({reached / aim:.0%} of it)"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _aligned(row: list[str], widths: list[int]) -> str:
    cells = [row[0].ljust(widths[0])]
    cells += [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
    return "  ".join([*cells, row[-1]]).rstrip()


def _load_remark(figures: Mapping[str, Figures]) -> str:
    busiest = [
        (share, f"{name}, {scenario}") for name, run in figures.items() for scenario, share in run.load_busy.items()
    ]
    if not busiest:
        return ""
    share, where = max(busiest)
    remark = f"load program: at most {share:.0%} of its core ({where})"
    return remark if share < LOAD_BUSY_LIMIT else remark + " - so that figure is a lower bound of the server's"
