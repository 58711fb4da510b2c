"""The JSON Schema of a bundle, made from the model's declarations, for editors that complete keys."""

from typing import Any

from qjviewer.bundle.fields import Entry, Listing, OneOf, Section, keys_of
from qjviewer.bundle.model import FORMAT, Bundle
from qjviewer.bundle.scalars import Kind
from qjviewer.wording import LANGUAGES


def schema() -> dict[str, Any]:
    """The schema as a JSON-ready dictionary (draft 2020-12)."""
    models: dict[str, type] = {}
    _collect(Bundle, models)
    defs = {name: _object(model) for name, model in models.items()}
    text = {
        "type": "object",
        "properties": {lang: {"type": "string"} for lang in LANGUAGES},
        "additionalProperties": False,
    }
    defs["Text"] = {
        "description": "文字，或各语言的文字 / text, or one per language",
        "anyOf": [{"type": ["string", "number"]}, text],
    }
    defs["Prose"] = defs["Text"] | {"description": "正文，数字用 {id} 引用 / prose; figures as {id}"}
    # An included file carries sections only, so nothing is required here; `check` says what is missing.
    top = defs.pop("Bundle") | {"required": []}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"qjviewer bundle ({FORMAT})",
        **top,
        "$defs": defs,
    }


def _collect(model: type, models: dict[str, type]) -> None:
    if model.__name__ in models:
        return
    models[model.__name__] = model
    for declaration in keys_of(model).values():
        for inner in _models_in(declaration.kind):
            _collect(inner, models)


def _models_in(kind: Kind) -> tuple[type, ...]:
    match kind:
        case Entry(model=model) | Section(model=model):
            return (model,)
        case OneOf(models=models):
            return tuple(model for _, model in models)
        case Listing(of=of):
            return _models_in(of)
        case _:
            return ()


def _object(model: type) -> dict[str, Any]:
    fields = keys_of(model)
    properties = {key: {"description": f.doc, **f.kind.schema()} for key, f in fields.items()}
    required = [key for key, f in fields.items() if f.is_required]
    return {
        "type": "object",
        "description": (model.__doc__ or "").split("\n")[0],
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def reference() -> str:
    """The same declarations as a Markdown list, for the reference in the handbook."""
    models: dict[str, type] = {}
    _collect(Bundle, models)
    lines = []
    for model in models.values():
        lines += ["", f"### {model.__name__}", "", (model.__doc__ or "").split("\n")[0], ""]
        for key, declaration in keys_of(model).items():
            need = " *(required)*" if declaration.is_required else ""
            lines.append(f"- `{key}`{need}: {declaration.doc}")
    return "\n".join(lines).strip() + "\n"
