"""Judges requests by botocore's model of the service, in two ways, and tells where the package's verdict differs.

Reads NDJSON, a {"value", "issues": [{"code", "path"}]} on each line, with all issues of the request; the file with the
model of the edition is the only argument. Prints JSON: how many requests and issues there were, and the
first disagreements of each way.

- walker: a plain reading of the model's constraints, which must find the same codes at the same places;
- validator: botocore's own ParamValidator, which runs before boto3 sends anything. Whatever it refuses, the
  package must refuse, at the same place.
"""

import functools
import json
import re
import sys
from collections import Counter

from botocore.model import ServiceModel
from botocore.validate import ParamValidator

with open(sys.argv[1], encoding="utf-8") as file:
    model = json.load(file)
shapes = model["shapes"]
root = model["operations"]["CreateCollaboration"]["input"]["shape"]

# The model's patterns are regular expressions of ECMAScript, for the whole string.
WHITE_SPACE = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"


@functools.cache
def compiled(pattern):
    return re.compile(pattern.replace("\\s", f"[{WHITE_SPACE}]").replace("\\d", "[0-9]").replace("$", "\\Z"))


KINDS = {"structure": dict, "map": dict, "list": list, "string": str, "boolean": bool}


def is_sound(text):
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in text)


def plain(name):
    """A name without what spellings differ in; of a name beyond ASCII, nothing is."""
    return name.replace("_", "").replace("-", "").lower() if name.isascii() else name


def meant(name, members):
    """The member that an unknown one is but for its spelling."""
    return next((member for member in members if plain(member) == plain(name)), None)


def walk(name, value, path):
    shape = shapes[name]
    if not isinstance(value, KINDS[shape["type"]]):
        yield "type", path
        return
    if shape["type"] == "structure":
        for member in shape.get("required", []):
            spellings = [inner for key, inner in value.items() if plain(key) == plain(member)]
            if all(inner is None for inner in spellings):
                yield "required", path + (member,)
        for member, inner in value.items():
            if member not in shape["members"]:
                yield "unknown_field", path + (member,)
                known = meant(member, shape["members"])
                if known is not None and inner is not None:
                    yield from walk(shape["members"][known]["shape"], inner, path + (known,))
            elif inner is not None:
                yield from walk(shape["members"][member]["shape"], inner, path + (member,))
        return
    if "enum" in shape:
        if value not in shape["enum"]:
            yield "enum", path
        return
    if shape["type"] == "list":
        for index, inner in enumerate(value):
            yield from walk(shape["member"]["shape"], inner, path + (index,))
    if shape["type"] == "map":
        for key, inner in value.items():
            yield from walk(shape["key"]["shape"], key, path + (key,))
            yield from walk(shape["value"]["shape"], inner, path + (key,))
    if shape["type"] != "boolean" and not shape.get("min", 0) <= len(value) <= shape.get("max", len(value)):
        yield "length", path
    # What a lone surrogate is to a pattern depends on the engine; that it can't be sent is the package's own issue.
    if "pattern" in shape and is_sound(value) and not compiled(shape["pattern"]).fullmatch(value):
        yield "pattern", path


def present(name, value):
    """A value as boto3 has to be given it: a member that is null isn't there."""
    shape = shapes.get(name, {"type": None})
    if shape["type"] == "structure" and isinstance(value, dict):
        members = shape["members"]
        return {
            key: present(members[key]["shape"] if key in members else None, inner)
            for key, inner in value.items()
            if inner is not None or key not in members
        }
    if shape["type"] == "list" and isinstance(value, list):
        return [present(shape["member"]["shape"], inner) for inner in value]
    return value


def path_names(path):
    """What the validator calls a place, which it makes up from names without escaping any."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}"
    return name


service = ServiceModel(model, "cleanrooms")
input_shape = service.operation_model("CreateCollaboration").input_shape
validator = ParamValidator()


def refused(value):
    """Each place that ParamValidator refuses, in its own words for places."""
    errors = validator.validate(present(root, value), input_shape)
    for reason, name, details in errors._errors:
        if reason == "missing required field":
            yield f"{name}.{details['required_name']}"
        elif reason == "unknown field":
            yield f"{name}.{details['unknown_param']}"
        else:
            yield name


def key_names(path):
    """Both places of a map's entry: of its value, and of its key."""
    yield path_names(path)
    if path and isinstance(path[-1], str):
        yield f"{path_names(path[:-1])} (key: {path[-1]})"


def sound(path):
    """A path as the package tells it: what can't be sent stands as U+FFFD."""
    return tuple(
        step if isinstance(step, int) or is_sound(step) else re.sub("[\ud800-\udfff]", "\ufffd", step) for step in path
    )


def told(line, what):
    return {"line": line, "what": sorted(map(str, what))[:5]}


# unique_items isn't in botocore's model, and what a JSON text can't carry is no matter of a model.
STRUCTURAL = {"type", "required", "unknown_field", "enum", "length", "pattern"}
requests = issues = refusals = 0
walker = []
different = []
for number, line in enumerate(sys.stdin):
    case = json.loads(line)
    requests += 1
    unsound = {tuple(issue["path"]) for issue in case["issues"] if issue["code"] == "unicode"}
    # Counted, for a key and its value may both be wrong at one path.
    ours = Counter((issue["code"], tuple(issue["path"])) for issue in case["issues"] if issue["code"] in STRUCTURAL)
    for path in unsound:
        del ours["pattern", path]
    theirs = Counter((code, sound(path)) for code, path in walk(root, case["value"], ()))
    issues += theirs.total()
    if ours != theirs:
        walker.append(told(number, (ours - theirs) + (theirs - ours)))
    found = {sound((name,))[0] for name in refused(case["value"])}
    refusals += len(found)
    places = {name for issue in case["issues"] for name in key_names(issue["path"])}
    # What is required and stands there in another spelling is refused there as lacking.
    spellings = {plain(name) for name in places}
    others = {name for name in found - places if plain(name) not in spellings}
    if others:
        different.append(told(number, others))

json.dump(
    {
        "requests": requests,
        "walker": {"issues": issues, "disagreements": len(walker), "first": walker[:5]},
        "validator": {"refusals": refusals, "disagreements": len(different), "first": different[:5]},
    },
    sys.stdout,
)
