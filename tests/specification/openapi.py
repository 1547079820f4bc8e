"""The OpenAPI documents of the Matrix specification, asked whether an answer is what they promise.

The specification is no part of this repository: `MATRIX_SPEC` names the folder of a checkout of
https://github.com/matrix-org/matrix-spec (the one with `data/api/client-server` in it, and `server-server` beside it).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import referencing
import yaml
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "delete")
ERROR = "definitions/errors/error.yaml"
AUTHENTICATION_NEEDED = "definitions/auth_response.yaml"
FAULTS_AN_ANSWER = 3
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folder() -> Path | None:
    """The OpenAPI documents that `MATRIX_SPEC` names; None where it names nothing. A wrong name is an error."""
    named = os.environ.get("MATRIX_SPEC")
    if not named:
        return None
    documents = Path(named).resolve() / "data" / "api" / "client-server"
    if not documents.is_dir():
        raise FileNotFoundError(f"MATRIX_SPEC names no checkout of the specification: there is no {documents}")
    return documents


@dataclass(slots=True)
class Operation:
    """What a client or a server may ask: its method, the form of its path, and the documents' words on the answers."""

    method: str
    template: str
    path: re.Pattern[str]
    document: Path
    responses: dict[str, Any]


@dataclass(slots=True)
class Specification:
    """All operations of the client-server and of the server-server API.

    `faults` holds what answers got wrong, `seen` what was answered.
    """

    documents: Path
    operations: list[Operation] = field(default_factory=list)
    seen: set[tuple[str, str, int]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    registry: Any = None
    _validators: dict[tuple[str, str, int], Any] = field(default_factory=dict)

    @classmethod
    def read(cls, documents: Path) -> Specification:
        """Reads every document of the folder, and of that of the server-server API beside it."""
        specification = cls(documents)
        specification.registry = referencing.Registry(retrieve=_retrieve)
        for document in sorted([*documents.glob("*.yaml"), *(documents.parent / "server-server").glob("*.yaml")]):
            specification.operations += _operations(document)
        # A literal segment wins over a parameter.
        specification.operations.sort(key=lambda operation: operation.template.count("{"))
        return specification

    def check(self, method: str, path: str, status: int, answer: Any) -> None:
        """Notes what is wrong with an answer. What the specification does not know is not looked at."""
        operation = self._operation(method.lower(), urlsplit(path).path.replace("/client/r0/", "/client/v3/"))
        if operation is None:
            return
        self.seen.add((operation.method, operation.template, status))
        validator = self._validator(operation, status)
        if validator is None:
            return
        for fault in list(validator.iter_errors(answer))[:FAULTS_AN_ANSWER]:
            best = jsonschema.exceptions.best_match([fault]) or fault
            if _is_outdated(best):
                continue
            self.faults.append(f"{method} {operation.template} {status} at {best.json_path}: {best.message[:300]}")

    def _operation(self, method: str, path: str) -> Operation | None:
        for operation in self.operations:
            if operation.method == method and operation.path.fullmatch(path):
                return operation
        return None

    def _validator(self, operation: Operation, status: int) -> Any:
        key = (operation.method, operation.template, status)
        if key not in self._validators:
            schema = self._schema(operation, status)
            self._validators[key] = (
                None if schema is None else jsonschema.Draft202012Validator(schema, registry=self.registry)
            )
        return self._validators[key]

    def _schema(self, operation: Operation, status: int) -> dict[str, Any] | None:
        document, response = operation.document, operation.responses.get(str(status))
        if status == 401:  # of a token or of User-Interactive Authentication, wherever the documents name only one
            return {"anyOf": [self._of_file(ERROR), self._of_file(AUTHENTICATION_NEEDED)]}
        if response is None:
            return self._of_file(ERROR) if status >= 400 else None
        if "$ref" in response:
            file, _, place = response["$ref"].partition("#")
            document = (document.parent / file).resolve() if file else document
            pointer = [part.replace("~1", "/").replace("~0", "~") for part in place.split("/")[1:]]
            response = _load(document)
            for part in pointer:
                response = response[part]
        else:
            pointer = [
                *("paths", operation.template.removeprefix(_base(_load(document)))),
                *(operation.method, "responses", str(status)),
            ]
        if "schema" not in response.get("content", {}).get("application/json", {}):
            return None
        pointer += ["content", "application/json", "schema"]
        return {"$ref": document.as_uri() + "#/" + "/".join(_escape(part) for part in pointer)}

    def _of_file(self, file: str) -> dict[str, Any]:
        return {"$ref": (self.documents / file).as_uri()}


def _is_outdated(fault: jsonschema.ValidationError) -> bool:
    """Whether the documents want what events no longer have: `origin`, gone from the formats of all room versions.

    An invite comes back as it was sent, with nothing added but a signature.
    """
    return fault.json_path.endswith(".event") and fault.message == "'origin' is a required property"


def _operations(document: Path) -> list[Operation]:
    content = _load(document)
    base = _base(content)
    found = []
    for path, item in content.get("paths", {}).items():
        pattern = "".join(
            "[^/]*" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]*\})", base + path)
        )
        for method in METHODS:
            if method in item:
                responses = item[method]["responses"]
                found.append(Operation(method, base + path, re.compile(pattern), document, responses))
    return found


def _base(content: dict[str, Any]) -> str:
    variables = content.get("servers", [{}])[0].get("variables", {})
    return str(variables.get("basePath", {}).get("default", ""))


def _retrieve(uri: str) -> Any:
    return DRAFT202012.create_resource(_load(Path(urlsplit(uri).path.replace("%24", "$"))))


_loaded: dict[Path, Any] = {}


def _load(document: Path) -> Any:
    if document not in _loaded:
        _loaded[document] = _with_text_keys(yaml.load(document.read_text(), Loader=_Loader))
    return _loaded[document]


def _with_text_keys(value: Any) -> Any:
    """YAML takes a status for a number; JSON knows no such key."""
    if isinstance(value, dict):
        return {str(key): _with_text_keys(one) for key, one in value.items()}
    return [_with_text_keys(one) for one in value] if isinstance(value, list) else value


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


def schema_of(specification: Specification, event_type: str) -> jsonschema.Draft202012Validator:
    """The schema of the events of a type."""
    schema = specification.documents.parents[1] / "event-schemas" / "schema" / f"{event_type}.yaml"
    return jsonschema.Draft202012Validator({"$ref": schema.as_uri()}, registry=specification.registry)
