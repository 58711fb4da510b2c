"""The JSON Schema of a bundle, made from the model's declarations, for editors that complete keys."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from qjviewer.bundle import data, kinds, sheet_entry
from qjviewer.bundle.about import About
from qjviewer.bundle.fields import Declared, Entry, Listing, OneOf, Section, keys_of
from qjviewer.bundle.meanings import meanings_of
from qjviewer.bundle.model import FORMAT, Bundle
from qjviewer.bundle.scalars import Choice, Kind

# Words that only higher layers know, with what they mean: by model and key.
Known: TypeAlias = Mapping[tuple[str, str], Mapping[str, str]]
NOTHING_MORE: Final[Known] = {}


def schema(known: Known = NOTHING_MORE) -> dict[str, Any]:
    """The schema as a JSON-ready dictionary (draft 2020-12)."""
    defs = {model.__name__: _object(model, known) for model in models()}
    defs |= data.definitions()
    text = {"description": "文字 / text for people", "type": ["string", "number"]}
    defs["Text"] = text
    defs["Prose"] = text | {"description": "正文，数据用 {地址} 引用 / prose; figures as {address}"}
    # An included file carries sections only, so nothing is required here; `check` says what is missing.
    top = defs.pop("Bundle") | {"required": []}
    top["properties"]["about"] = {
        "description": "What holds for all blocks of this file.",
        "$ref": "#/$defs/About",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"qjviewer bundle ({FORMAT})",
        **top,
        "$defs": defs,
    }


def models() -> tuple[type, ...]:
    """Every model that an author fills in, the bundle first, each after one that holds it."""
    found: dict[str, type] = {}
    _collect(Bundle, found)
    return tuple(found.values())


def _collect(model: type, found: dict[str, type]) -> None:
    if model.__name__ in found:
        return
    found[model.__name__] = model
    for declaration in keys_of(model).values():
        for inner in models_in(declaration.kind):
            _collect(inner, found)


def models_in(kind: Kind) -> tuple[type, ...]:
    """The models whose entries a kind reads."""
    match kind:
        case Listing(of=of):
            return models_in(of)
        case OneOf(models=several):
            return tuple(model for _, model in several)
        case kinds.Blocks(model=model):
            return (model, About)
        case Entry(model=model) | Section(model=model) | kinds.PointEntry(model=model):
            return (model,)
        case kinds.DATA:
            return (About,)
        case kinds.TABLE_FILES:
            return (kinds.TableFile,)
        case sheet_entry.SHEETS:
            return (sheet_entry.SheetEntry,)
        case _:
            return ()


def choice_of(declaration: Declared) -> tuple[str, ...]:
    """The words a field may have, alone or in a list; none where it is free."""
    kind = declaration.kind.of if isinstance(declaration.kind, Listing) else declaration.kind
    return kind.words if isinstance(kind, Choice) else ()


def _object(model: type, known: Known) -> dict[str, Any]:
    fields = keys_of(model)
    return {
        "type": "object",
        "description": first_line(model),
        "properties": {key: _property(model, key, f, known) for key, f in fields.items()},
        "required": [key for key, f in fields.items() if f.is_required and key not in _said_for(model)],
        "additionalProperties": False,
    }


def _said_for(model: type) -> frozenset[str]:
    """What an `about` may say for the entries of a model, which need not say it then."""
    blocks = (d.kind for d in keys_of(Bundle).values())
    in_blocks = any(isinstance(kind, kinds.Blocks) and kind.model is model for kind in blocks)
    return frozenset(keys_of(About)) if in_blocks else frozenset()


def first_line(thing: object) -> str:
    """The first line of what is said of a model."""
    return (thing.__doc__ or "").split("\n")[0]


def _property(model: type, key: str, declaration: Declared, known: Known) -> dict[str, Any]:
    made = declaration.kind.schema()
    more = known.get((model.__name__, key), {})
    if more:
        made = {"enum": list(more)}
    meanings = more or meanings_of(choice_of(declaration))
    return {"description": "\n".join([declaration.doc, *_told(meanings)]), **made}


def _told(meanings: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{word}: {meaning}" for word, meaning in meanings.items())


__all__ = ["Known", "choice_of", "first_line", "models", "models_in", "schema"]
