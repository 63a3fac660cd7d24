aws cleanrooms create-collaboration --cli-input-json file://request.json
