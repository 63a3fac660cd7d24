"""What parameters the AWS CLI makes of argument lists.

Reads a JSON list of argument lists (those after `aws`) and prints a JSON list of the parameters with
which the CLI would have called the service. Nothing is sent.
"""

import json
import sys

import awscli.clidriver
from botocore.awsrequest import AWSResponse

driver = awscli.clidriver.create_clidriver()
seen = []


def answer(params, model, **kwargs):
    seen.append(kwargs["context"]["parameters"])
    return AWSResponse("", 200, {}, None), {}


def keep(params, context, **kwargs):
    context["parameters"] = params


events = driver.session.get_component("event_emitter")
events.register("before-parameter-build.cleanrooms.CreateCollaboration", keep)
events.register("before-call.cleanrooms.CreateCollaboration", answer)

results = []
for arguments in json.load(sys.stdin):
    seen.clear()
    status = driver.main([*arguments, "--output", "json"])
    results.append(seen[0] if status == 0 and seen else {"status": status})
sys.stderr.flush()
with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump(results, out)
