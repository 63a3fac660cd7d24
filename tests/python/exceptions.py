"""Prints the exceptions of CreateCollaboration and their members, as botocore's model has them."""

import json
import sys

import botocore.session

model = botocore.session.get_session().get_service_model("cleanrooms")
shapes = model.operation_model("CreateCollaboration").error_shapes


def described(shape):
    members = {name: {"type": member.type_name, "enum": member.enum if member.type_name == "string" else []} for name, member in shape.members.items()}
    return {"name": shape.name, "status": shape.metadata["error"]["httpStatusCode"], "members": members}


json.dump([described(shape) for shape in shapes], sys.stdout)
