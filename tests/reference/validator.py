"""As much of JSON Schema as ours uses, so that a test can hold files against it."""

import re

import yaml


class Plain(yaml.SafeLoader):
    """YAML as editors see it, but dates stay the text they are."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def load(text):
    return yaml.load(text, Loader=Plain)


def complaints(value, schema, root, path="$"):
    """What is wrong with a value, by its path; nothing where it is valid."""
    if "$ref" in schema:
        yield from complaints(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, path)
    if "anyOf" in schema and all(list(complaints(value, s, root, path)) for s in schema["anyOf"]):
        yield f"{path}: fits none"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    wanted = schema.get("type", [])
    kinds = [wanted] if isinstance(wanted, str) else wanted
    if kinds and not any(
        isinstance(value, TYPES[k]) and (k == "boolean") >= isinstance(value, bool) for k in kinds
    ):
        yield f"{path}: {value!r} is no {wanted}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match"
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from complaints(item, schema["items"], root, f"{path}[{number}]")
    if isinstance(value, dict):
        yield from _object(value, schema, root, path)


def _object(value, schema, root, path):
    yield from (f"{path}: lacks {key}" for key in schema.get("required", []) if key not in value)
    names = schema.get("propertyNames", {})
    patterns = schema.get("patternProperties", {})
    for key, inner in value.items():
        where = f"{path}.{key}"
        yield from complaints(key, names, root, where)
        fitting = [s for p, s in patterns.items() if re.search(p, str(key))]
        if key in schema.get("properties", {}):
            fitting = [schema["properties"][key]]
        more = schema.get("additionalProperties", True)
        if not fitting and more is False:
            yield f"{where}: unknown"
        for one in fitting or ([more] if isinstance(more, dict) else []):
            yield from complaints(inner, one, root, where)
