"""Fields of a model and the kinds made of others: lists, entries, sections, blocks.

A model's fields are declared once with `declared(kind, doc)`; the reader, the schema, the reference for
people and the editor are made from that one declaration.
"""

from collections.abc import Collection
from collections.abc import Mapping as MappingType
from typing import Any, ClassVar, Final, TypeAlias

import msgspec

from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.scalars import FAILED, ID, Kind, ReadingRun, is_reference, nearest
from qjviewer.bundle.values import Text
from qjviewer.text.han import holds_han
from qjviewer.text.late import late


class _Required:
    """Stands for the default of a field that must be given."""


REQUIRED: Final = _Required()
_COLON: Final = late("([:：])")


class Declared(msgspec.Struct):
    """A field as declared: its kind, explanation, default, and the key an author types."""

    kind: Kind
    doc: str
    default: Any
    key: str
    name: str = ""

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is REQUIRED


Keys: TypeAlias = MappingType[str, Declared]


def declared(kind: Kind, doc: str, default: Any = REQUIRED, *, key: str = "") -> Any:
    """A field of a Model with its kind, its explanation and, when optional, its default."""
    return Declared(kind, doc, default, key)


class _ModelMeta(msgspec.StructMeta):
    """Makes a Struct of a class body whose fields are declared, and keeps the declarations."""

    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any], **config: Any) -> Any:
        own = {field: d for field, d in body.items() if isinstance(d, Declared)}
        for field, declaration in own.items():
            declaration.name = field
            declaration.key = declaration.key or field
            if declaration.is_required:
                del body[field]
            else:
                body[field] = declaration.default
        inherited = {k: d for base in bases for k, d in getattr(base, "declarations", {}).items()}
        made: Any = super().__new__(mcls, name, bases, body, **config)
        made.declarations = {**inherited, **{d.key: d for d in own.values()}}
        made.required = tuple(d for d in made.declarations.values() if d.is_required)
        return made


class Model(msgspec.Struct, frozen=True, metaclass=_ModelMeta):
    """A frozen value with declared fields."""

    declarations: ClassVar[Keys] = {}
    required: ClassVar[tuple[Declared, ...]] = ()


def keys_of(model: type) -> Keys:
    """The declared fields of a model by the key an author types."""
    found: Keys = getattr(model, "declarations", {})
    return found


class Listing(msgspec.Struct, frozen=True):
    """A list of one kind; a single value may stand for a list of one."""

    of: Kind

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        values: list[Any] = []
        for item in nodes:
            # Counted as the model counts: what could not be read leaves no gap.
            where = f"{path}[{len(values)}]"
            to.origins[where] = item.span
            value = self.of.read(item, where, to)
            if value is not FAILED:
                values.append(value)
        return tuple(values)

    def schema(self) -> dict[str, Any]:
        one = self.of.schema()
        return {"anyOf": [{"type": "array", "items": one}, one]}


class Entry(msgspec.Struct, frozen=True):
    """A map with the fields of a model; `short` names the field that a bare value fills."""

    model: type
    short: str = ""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if self.short and not isinstance(node, Mapping):
            node = Mapping(node.span, ((Scalar(node.span, self.short), node),))
        if not isinstance(node, Mapping):
            return to.fail("wrong-type", node.span, path, wanted="@kind.map")
        if self.short and len(node.entries) == 1 and self._tell_text(*node.entries[0], path, to):
            return FAILED
        return read_entry(self.model, node, path, to)

    def _tell_text(self, key: Scalar, value: Node, path: str, to: ReadingRun) -> bool:
        """Report a sentence that YAML took for a map: {gdp.yoy}, 投资: 稳中有进."""
        if key.text in keys_of(self.model) or not key.plain:
            return False
        if is_reference(key, value):
            to.fail("yaml-bracket-start", key.span, path, sign="{")
            return True
        if isinstance(value, Scalar) and holds_han(key.text):
            to.fail("yaml-colon-inside", key.at(len(key.text)), path)
            return True
        return False

    def schema(self) -> dict[str, Any]:
        whole: dict[str, Any] = {"$ref": f"#/$defs/{self.model.__name__}"}
        if not self.short:
            return whole
        return {"anyOf": [whole, keys_of(self.model)[self.short].kind.schema()]}


class Section(msgspec.Struct, frozen=True):
    """A map from names to entries of one model; the name becomes the entry's `id`."""

    model: type

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if isinstance(node, Scalar) and node.is_null:
            return ()
        if not isinstance(node, Mapping):
            return to.fail("wrong-type", node.span, path, wanted="@kind.map")
        return tuple(
            v for key, entry in node.entries if (v := self._entry(key, entry, path, to)) is not FAILED
        )

    def _entry(self, key: Scalar, entry: Node, path: str, to: ReadingRun) -> Any:
        where = f"{path}.{key.text}"
        if not ID.fullmatch(key.text) and path != "units":
            return to.fail("bad-id", key.span, path, id=key.text[:64])
        if not isinstance(entry, Mapping):
            return to.fail("wrong-type", entry.span, where, wanted="@kind.map")
        to.origins[where] = key.span
        return read_entry(self.model, entry, where, to, id=key.text)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{ID.pattern}$"},
            "additionalProperties": {"$ref": f"#/$defs/{self.model.__name__}"},
        }


class OneOf(msgspec.Struct, frozen=True):
    """A map that is one of several models, told apart by the one key only that model has."""

    models: tuple[tuple[str, type], ...]

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if not isinstance(node, Mapping):
            return to.fail("wrong-type", node.span, path, wanted="@kind.map")
        # `items` also occurs inside other blocks, so the first key that names a model decides.
        for key, model in self.models:
            if node.get(key) is not None:
                return read_entry(model, node, path, to)
        known = [key for key, _ in self.models]
        typed = node.entries[0][0].text if node.entries else ""
        return to.fail("unknown-block", node.span, path, known="、".join(known), meant=nearest(typed, known))

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"$ref": f"#/$defs/{model.__name__}"} for _, model in self.models]}


def read_entry(model: type, node: Mapping, path: str, to: ReadingRun, **given: Any) -> Any:
    """Read a map into a model; FAILED when a required field is missing or wrong."""
    fields = keys_of(model)
    values = dict(given)
    broken, told = False, set()
    for key, value_node in node.entries:
        declaration = fields.get(key.text)
        where = f"{path}.{key.text}" if path else key.text
        if declaration is None:
            told.add(tell_unknown(key, fields, where, to))
            continue
        to.origins[where] = value_node.span
        value = declaration.kind.read(value_node, where, to)
        if value is not FAILED:
            values[declaration.name] = value
        elif declaration.is_required:
            broken = True
    typed = {key.text for key, _ in node.entries}
    for declaration in getattr(model, "required", ()):
        if declaration.key not in typed and declaration.name not in given:
            broken = True
            if declaration.key not in told:
                to.fail("missing-key", node.span, path, key=declaration.key)
    if "short" in fields and "name" in values and "short" not in values:
        values["short"] = _listed_short(values["name"], path, to)
    return FAILED if broken else model(**values)


def _listed_short(name: Text, path: str, to: ReadingRun) -> Text:
    """The short name that the word list alone has: 衢江区 stays, but in English it is Qujiang."""
    return to.words.listed(name.get(to.words.language), f"{path}.short")


def tell_unknown(key: Scalar, known: Collection[str], where: str, to: ReadingRun) -> str:
    """Report a key that means nothing here, misspelt or run together; the known one it begins with."""
    head = run_together(key, known, where, to)
    if not head:
        to.fail("unknown-key", key.span, where, key=key.text[:64], meant=nearest(key.text, known))
    return head


def run_together(key: Scalar, known: Collection[str], where: str, to: ReadingRun) -> str:
    """Report a key that runs together with its value (indicator:fai); the key, or an empty string."""
    head, colon, rest = (*_COLON().split(key.text, maxsplit=1), "", "")[:3]
    if head.strip() not in known or not rest:
        return ""
    to.fail("yaml-wide-colon" if colon == "：" else "yaml-colon-blank", key.at(len(head)), where)
    return head.strip()
