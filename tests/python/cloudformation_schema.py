"""Prints the schema of AWS::CleanRooms::Collaboration that cfn-lint brings along."""

import json
import sys

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

json.dump(PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", "AWS::CleanRooms::Collaboration").schema, sys.stdout)
