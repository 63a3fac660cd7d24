#!/usr/bin/env bash
# Makes the collaboration with the advertiser.
set -euo pipefail
export AWS_PAGER=""

id=$(AWS_PROFILE=publisher aws --region us-east-1 cleanrooms create-collaboration \
  --name "Publisher's reach" \
  --description 'Overlap of two audiences' \
  --creator-display-name Publisher \
  --creator-member-abilities CAN_QUERY CAN_RECEIVE_RESULTS \
  --creator-payment-configuration queryCompute={isResponsible=true} \
  --members accountId=111122223333,displayName=Advertiser,memberAbilities=[CAN_QUERY],paymentConfiguration={queryCompute={isResponsible=true}} \
            '{"accountId": "1111-2222-4444", "displayName": "Agency", "memberAbilities": []}' \
  --query-log-status "${LOGS:-ENABLED}" \
  --tags stage=prod,team="reach and more" \
  --query collaboration.id --output text)
echo "$id"

# And another one.
aws cleanrooms create-collaboration --cli-input-json '{
  "name": "second", "members": [], "description": "d",
  "creatorDisplayName": "Publisher", "creatorMemberAbilities": [], "queryLogStatus": "OFF"
}'
