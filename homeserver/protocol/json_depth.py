"""How deep JSON is nested: what comes in is written again, inside of events and answers, and writers have bounds."""

from typing import Any


def is_deeper(value: Any, levels: int) -> bool:
    """Whether arrays and objects nest more than `levels` deep. Without recursion."""
    level = [value]
    for _ in range(levels):
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        if not below:
            return False
        level = below
    return any(isinstance(item, dict | list) for item in level)
