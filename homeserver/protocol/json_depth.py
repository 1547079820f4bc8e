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


def cut(value: Any, levels: int) -> None:
    """Puts null in place of the arrays and objects that stand deeper than `levels` in an array or object. Without
    recursion."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(levels - 1):
        below: list[Any] = []
        for item in level:
            children = item.values() if isinstance(item, dict) else item
            below.extend(child for child in children if isinstance(child, dict | list))
        if not below:
            return
        level = below
    for item in level:
        for key, child in list(item.items() if isinstance(item, dict) else enumerate(item)):
            if isinstance(child, dict | list):
                item[key] = None
