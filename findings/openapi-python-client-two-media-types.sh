#!/usr/bin/env bash
# Whether openapi-python-client makes a usable function of an operation whose required body has two media types of one schema.
#
# Guess:   yes: a body that may travel as application/merge-patch+json or as application/json is one argument, and required.
# Truth:   its function takes the body as optional, tests the same type twice, so the last media type wins, and names Unset
#          without an import of it: where nothing else in the module needs that name, the module cannot be imported at all.
# Version: openapi-python-client 0.29.1, Python 3.11.
# Source:  the templates of openapi-python-client; seen by running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet openapi-python-client==0.29.1 httpx attrs python-dateutil

cat > document.json << 'JSON'
{"openapi": "3.1.0", "info": {"title": "two", "version": "1"}, "paths": {"/thing": {"patch": {"operationId": "patchThing",
 "requestBody": {"required": true, "content": {
  "application/merge-patch+json": {"schema": {"$ref": "#/components/schemas/Thing"}},
  "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
 "responses": {"204": {"description": "done"}}}}},
 "components": {"schemas": {"Thing": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}}
JSON
venv/bin/openapi-python-client generate --path document.json --meta none --output-path client > /dev/null 2>&1

{
  grep -c 'if isinstance(body, Thing):' client/api/default/patch_thing.py
  (venv/bin/python -c 'import client.api.default.patch_thing' 2>&1 || true) | tail -1
} | tee seen

diff - seen << 'SEEN'
2
NameError: name 'Unset' is not defined. Did you mean: 'UNSET'?
SEEN
