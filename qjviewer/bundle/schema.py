"""The JSON Schema of a bundle, made from the model's declarations, for editors that complete keys."""

from typing import Any

from qjviewer.bundle.about import About
from qjviewer.bundle.fields import Entry, Listing, OneOf, Section, keys_of
from qjviewer.bundle.kinds import TABLE_FILES, Blocks, PointEntry, TableFile
from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import FORMAT, Bundle
from qjviewer.bundle.scalars import Choice, Kind


def schema() -> dict[str, Any]:
    """The schema as a JSON-ready dictionary (draft 2020-12)."""
    models: dict[str, type] = {}
    _collect(Bundle, models)
    defs = {name: _object(model) for name, model in models.items()}
    defs["Text"] = {
        "description": "文字，译文放在词表里 / text; translations stand in the word list",
        "type": ["string", "number"],
    }
    prose = "正文，数字用 {gdp.yoy} 引用 / prose; figures as {gdp.yoy}"
    defs["Prose"] = defs["Text"] | {"description": prose}
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
        case Entry(model=model) | Section(model=model) | Blocks(model=model) | PointEntry(model=model):
            # What stands over the entries of a block is declared too.
            return (model, About) if isinstance(kind, Blocks) else (model,)
        case OneOf(models=models):
            return tuple(model for _, model in models)
        case Listing(of=of):
            return _models_in(of)
        case _:
            return (TableFile, About) if kind is TABLE_FILES else ()


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
            lines.append(f"- `{key}`{need}: {declaration.doc}{_words_of(declaration.kind)}")
    lines += ["", "### Measures", ""]
    lines += [f"- `{m.id}` {m.name[0]}: {m.name[2]}{_also(m.also)}" for m in MEASURES.values()]
    return "\n".join(lines).strip() + "\n"


def _words_of(kind: Kind) -> str:
    """The words of a choice, as the reference lists them."""
    kind = kind.of if isinstance(kind, Listing) else kind
    words = [word for word in kind.words if word] if isinstance(kind, Choice) else []
    return f" One of: {', '.join(f'`{word}`' for word in words)}." if words else ""


def _also(words: tuple[str, ...]) -> str:
    return f" ({'、'.join(words)})" if words else ""
