"""Makes the configuration: defaults, then the file, then `PORCH_SECTION_KEY`, then `--set`; the last one wins.

Whatever is wrong becomes one `ConfigError` that names the setting, and for an unknown one the nearest that exists.
"""

from __future__ import annotations

import difflib
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from homeserver.config.settings import Config, ConfigError
from homeserver.config.together import check_together

ENVIRONMENT_PREFIX = "PORCH_"


def load(
    path: Path | None = None, *, overrides: Sequence[str] = (), environment: Mapping[str, str] | None = None
) -> Config:
    """Reads the file at `path` (none: defaults only); over it go `environment`, then `section.key=value` overrides.

    Raises `ConfigError` for a file that cannot be read, an unknown setting, a value of the wrong type or form.
    """
    values: dict[str, Any] = msgspec.to_builtins(Config())
    if path is not None:
        given = _read_file(path)
        _refuse_unknown(given, Config, "", f"in {path}")
        _lay_over(values, given)
    for name, text in sorted((environment or {}).items()):
        if name.startswith(ENVIRONMENT_PREFIX):
            _put(values, _path_of_variable(name), text, name)
    for override in overrides:
        key, equals, text = override.partition("=")
        if not equals:
            raise ConfigError(f"--set {override}: expected section.key=value")
        _put(values, _path_of_key(key.strip(), "in --set"), text.strip(), f"--set {key.strip()}")
    try:
        config = msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(_sentence(error)) from None
    check_together(config)
    return config


def settings() -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Every setting as (path, type, default), tables that stand for themselves left out."""
    yield from _leaves(Config, ())


def _leaves(struct: type[msgspec.Struct], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    hints = typing.get_type_hints(struct, include_extras=True)
    for field in msgspec.structs.fields(struct):
        kind = hints[field.name]
        if _is_struct(kind):
            yield from _leaves_of_default(kind, field.default, (*path, field.name))
        else:
            yield (*path, field.name), kind, field.default


def _leaves_of_default(
    kind: type[msgspec.Struct], default: Any, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    for leaf, leaf_kind, _ in _leaves(kind, ()):
        value = default
        for name in leaf:
            value = getattr(value, name)
        yield (*path, *leaf), leaf_kind, value


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"the configuration file {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"the configuration file {path} is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the configuration file {path} is not valid TOML: {error}") from None


def _refuse_unknown(values: Mapping[str, Any], struct: type[msgspec.Struct], prefix: str, where: str) -> None:
    hints = typing.get_type_hints(struct)
    for name, value in values.items():
        if name not in hints:
            raise ConfigError(_unknown(prefix + name, where))
        kind = hints[name]
        if _is_struct(kind) and isinstance(value, dict):
            _refuse_unknown(value, kind, f"{prefix}{name}.", where)
        for item in typing.get_args(kind)[:1]:
            if _is_struct(item) and isinstance(value, list):
                for entry in value:
                    if isinstance(entry, dict):
                        _refuse_unknown(entry, item, f"{prefix}{name}.", where)


def _unknown(key: str, where: str) -> str:
    known = [".".join(path) for path, _, _ in settings()]
    known += sorted({".".join(name.split(".")[:size]) for name in known for size in range(1, name.count(".") + 1)})
    last = key.rpartition(".")[2]
    near = [name for name in known if name.rpartition(".")[2] == last][:1]  # the right key in the wrong section
    near = near or difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else "; config.example.toml lists all settings"
    return f"unknown setting {key} {where}{hint}"


def _path_of_key(key: str, where: str) -> tuple[tuple[str, ...], Any]:
    for path, kind, _ in settings():
        if ".".join(path) == key:
            return path, kind
    raise ConfigError(_unknown(key, where))


def _path_of_variable(name: str) -> tuple[tuple[str, ...], Any]:
    wanted = name.removeprefix(ENVIRONMENT_PREFIX)
    known = {"_".join(path).upper(): (path, kind) for path, kind, _ in settings()}
    if wanted in known:
        return known[wanted]
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.5)
    hint = f"; did you mean {ENVIRONMENT_PREFIX}{near[0]}?" if near else ""
    raise ConfigError(f"unknown setting {name} in the environment{hint}")


def _put(values: dict[str, Any], place: tuple[tuple[str, ...], Any], text: str, where: str) -> None:
    path, kind = place
    table = values
    for depth, name in enumerate(path[:-1], start=1):
        table = table[name]
        if not isinstance(table, dict):
            raise ConfigError(f"{'.'.join(path[:depth])}: expected a table")
    table[path[-1]] = _parse(text, kind, where)


def _lay_over(values: dict[str, Any], given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        if isinstance(value, dict) and isinstance(values.get(name), dict):
            _lay_over(values[name], value)
        else:
            values[name] = value


def _parse(text: str, kind: Any, where: str) -> Any:
    """A value given as text: a string as it stands, anything else as TOML writes it, a list also with commas."""
    plain = typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
    if plain is str or typing.get_origin(plain) is typing.Literal:
        return text
    if typing.get_origin(plain) in (tuple, list) and not text.startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        raise ConfigError(f"{where}: {text!r} is not {_PLAIN_NAMES.get(_name(plain), _name(plain))}") from None


_PLAIN_NAMES = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "str": "a text in quotes",
    "object": "a table",
    "array": "a list",
    "tuple": "a list",
    "null": "nothing",
}


def _name(kind: Any) -> str:
    if isinstance(kind, types.GenericAlias):
        kind = kind.__origin__
    return getattr(kind, "__name__", str(kind))


def _sentence(error: msgspec.ValidationError) -> str:
    """What msgspec says ("Expected `int`, got `str` - at `$.listen.port`") as a sentence that begins with the key."""
    message, _, place = str(error).partition(" - at `$.")
    message = message[:1].lower() + message[1:]
    place = place.rstrip("`")
    for path, kind, _ in settings():
        if ".".join(path) == place and typing.get_origin(kind) is typing.Literal:
            message = f"{message.replace('enum value ', '')}; it can be {', '.join(map(repr, typing.get_args(kind)))}"
    for name, plain in _PLAIN_NAMES.items():
        message = message.replace(f"`{name}`", plain)
    return f"{place or 'the configuration'}: {message}"
