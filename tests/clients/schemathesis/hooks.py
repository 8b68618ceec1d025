"""What the run counts, what it is kept from, and the check of ours beside schemathesis's own."""

import atexit
import collections
import json
import os

import schemathesis

answers = collections.Counter()
#: What a schema can say of a value. An error with one of these codes, to a request that the schema allows, is a disagreement.
OF_SCHEMAS = {"unknown_field", "missing_field", "wrong_type", "out_of_range"}
#: Rules that the document says in words alone, because generators of clients stumble over their schemas.
IN_WORDS = ("exactly one of ", "is required, unless ", "is required with ", "project is required, unless ", "the role ")
WAITS = {"wait": ("ready", "deleted"), "on_conflict": ("wait",), "on_not_empty": ("wait",)}


@schemathesis.serializer("application/offset+octet-stream")
def bytes_of(context, value):
    data = value if isinstance(value, (bytes, bytearray)) else str(value).encode()
    return {"data": bytes(data)}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Waits are short, and the run does not take away the token that it calls with."""
    query = case.query or {}
    if any(query.get(name) in values for name, values in WAITS.items()):
        if query.get("timeout_seconds", 30) in range(2, 61):
            query["timeout_seconds"] = 1
    if (case.path_parameters or {}).get("id") == os.environ["OWN_TOKEN"]:
        case.path_parameters["id"] = "tok_0000000000000000"


@schemathesis.hook
def after_call(context, case, response):
    answers[response.status_code] += 1


def is_of_schema(method, error):
    if error["message"].startswith(IN_WORDS):
        return False
    # What is required is required of the object with the patch in it.
    if method == "PATCH" and error["code"] == "missing_field":
        return False
    return error["code"] in OF_SCHEMAS or error["message"].startswith("must match ")


@schemathesis.check
def schema_and_server_agree(ctx, response, case):
    """What the document's schema allows is refused for a rule that no schema can say, and by such a code."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 400:
        return
    disagreements = [one for one in response.json().get("errors", []) if is_of_schema(case.method, one)]
    assert not disagreements, f"the document allows this: {disagreements}"


@atexit.register
def write_counts():
    with open("answers.json", "w", encoding="utf8") as file:
        json.dump(answers, file)
