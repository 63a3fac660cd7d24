"""Reads CloudFormation templates and Terraform files back, and lints the templates.

Reads {"yaml": […], "json": […], "hcl": […], "lint": […]}, all of them lists of texts; prints the same with
the parsed values, and for "lint" what cfn-lint finds wrong.
"""

import json
import os
import sys
import tempfile

import hcl2
import yaml
from cfnlint.api import ManualArgs, lint_by_config


def lint(template):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False, encoding="utf-8", newline="") as file:
        file.write(template)
    try:
        config = ManualArgs(templates=[file.name], regions=["us-east-1"])
        return [str(match) for match in lint_by_config(config)]
    finally:
        os.unlink(file.name)


given = json.load(sys.stdin)
json.dump(
    {
        "yaml": [yaml.safe_load(text) for text in given["yaml"]],
        "json": [json.loads(text) for text in given["json"]],
        "hcl": [hcl2.loads(text) for text in given["hcl"]],
        "lint": [lint(text) for text in given["lint"]],
    },
    sys.stdout,
)
