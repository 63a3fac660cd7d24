"""Runs programs that call boto3, with a stub instead of the service.

Reads a JSON list of {"program", "request"}; each program must call create_collaboration once, with
exactly the request. Prints how many did.
"""

import contextlib
import io
import json
import sys

import boto3
from botocore.stub import Stubber

ANSWER = {
    "collaboration": {
        "id": "00000000-0000-4000-8000-000000000000",
        "arn": "arn:aws:cleanrooms:us-east-1:111122223333:collaboration/00000000-0000-4000-8000-000000000000",
        "name": "n",
        "creatorAccountId": "111122223333",
        "creatorDisplayName": "c",
        "createTime": 0,
        "updateTime": 0,
        "memberStatus": "ACTIVE",
        "queryLogStatus": "ENABLED",
    }
}

real_client = boto3.client("cleanrooms", region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
boto3.client = lambda service: {"cleanrooms": real_client}[service]

count = 0
for case in json.load(sys.stdin):
    stubber = Stubber(real_client)
    stubber.add_response("create_collaboration", ANSWER, case["request"])
    printed = io.StringIO()
    with stubber, contextlib.redirect_stdout(printed):
        exec(compile(case["program"], "export", "exec"), {})
    stubber.assert_no_pending_responses()
    assert printed.getvalue().strip() == ANSWER["collaboration"]["id"]
    count += 1
print(count)
