#!/usr/bin/env bash
# Whether a member of the type "ACTIVE" | (string & {}) is still a string in what openapi-fetch answers.
#
# Guess:   yes: that is how a list of codes is written which may grow, so that editors complete the codes that are known, and
#          Readable, which the bodies of answers pass through, only leaves out members that are marked write-only.
# Truth:   no. An intersection with {} is assignable to object, so Readable maps over it, and what was "any other string"
#          becomes an object with the methods of a string: the member fits nothing that wants a string. A request takes
#          strings all the same, since a string has those methods. SuccessResponse of openapi-typescript-helpers, without
#          Readable, leaves the body as it is.
# Version: openapi-fetch 0.17.0, openapi-typescript-helpers 0.1.0, TypeScript 5.9.3, Node 20.
# Source:  openapi-typescript-helpers/dist/index.d.ts, Readable ("T extends object"); seen by running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{"type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
    openapi-fetch@0.17.0 openapi-typescript-helpers@0.1.0 typescript@5.9.3

cat > finding.ts << 'TYPES'
import createClient from 'openapi-fetch';
import type { SuccessResponse } from 'openapi-typescript-helpers';

interface Thing { closed: 'A' | 'B'; open: 'A' | 'B' | (string & {}) }
interface Get { parameters: {}; responses: { 200: { content: { 'application/json': Thing } } } }
interface Put extends Get { requestBody: { content: { 'application/json': Thing } } }
interface paths { '/thing': { get: Get; put: Put } }

const client = createClient<paths>();
const { data } = await client.GET('/thing');
declare const plain: SuccessResponse<Get['responses']>;
declare const another: string;

export const closed: string = data!.closed;
export const open: string = data!.open;
export const whole: string = plain.open;
export const put = client.PUT('/thing', { body: { closed: 'A', open: another } });
TYPES
npx tsc --noEmit --strict --module nodenext --target es2022 --lib es2023,dom,dom.iterable finding.ts > complaints || true
sed -nE 's/^finding\.ts\(([0-9]+),.*(TS[0-9]+).*/\1 \2/p' complaints | while read -r line code; do
    echo "$code: $(sed -n "${line}p" finding.ts)"
done | tee seen

diff - seen << 'SEEN'
TS2322: export const open: string = data!.open;
SEEN
