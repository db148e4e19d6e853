#!/usr/bin/env bash
# Whether a passkey that was made with SimpleWebAuthn's default options passes its default check.
#
# Guess:   yes: the two are made for each other. The options ask for user verification as "preferred", so an authenticator
#          without a PIN may leave it out.
# Truth:   no: verifyRegistrationResponse requires it unless it is told otherwise (requireUserVerification is true by default,
#          in both verifications). A security key without a PIN makes the credential, the browser shows success, and the server
#          refuses, so that the key holds a credential that nobody knows. Tests with phones and laptops do not show it, as they
#          always verify.
# Version: @simplewebauthn/server 14.0.3, Node 20.
# Source:  generateRegistrationOptions (userVerification: "preferred") and verifyRegistrationResponse (requireUserVerification =
#          true) of the package; seen by running this with an authenticator in software.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @simplewebauthn/server@14.0.3

cat > finding.mjs << 'NODE'
import { createHash, generateKeyPairSync } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';

const origin = 'http://localhost';
const options = await generateRegistrationOptions({ rpName: 'Example', rpID: 'localhost', userName: 'user@example.com' });
console.log(`asked for: ${options.authenticatorSelection.userVerification}`);

// CBOR as far as an attestation of format "none" needs it.
const head = (major, count) => Buffer.from(count < 24 ? [(major << 5) | count] : [(major << 5) | 24, count]);
const bytes = (value) => Buffer.concat([head(2, value.length), value]);
const text = (value) => Buffer.concat([head(3, value.length), Buffer.from(value)]);

const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const key = Buffer.concat([
  Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(Buffer.from(x, 'base64url')),
  Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url')),
]);
const id = Buffer.alloc(16, 1);

async function register(what, flags, settings) {
  const authenticator = Buffer.concat([
    createHash('sha256').update('localhost').digest(), Buffer.from([flags]), Buffer.alloc(4), Buffer.alloc(16), Buffer.from([0, 16]), id, key,
  ]);
  const attestation = Buffer.concat([
    head(5, 3), text('fmt'), text('none'), text('attStmt'), head(5, 0), text('authData'), bytes(authenticator),
  ]);
  const client = JSON.stringify({ type: 'webauthn.create', challenge: options.challenge, origin, crossOrigin: false });
  const response = {
    id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {},
    response: { clientDataJSON: Buffer.from(client).toString('base64url'), attestationObject: attestation.toString('base64url') },
  };
  try {
    const { verified } = await verifyRegistrationResponse({
      response, expectedChallenge: options.challenge, expectedOrigin: origin, expectedRPID: 'localhost', ...settings,
    });
    console.log(`${what}: verified ${verified}`);
  } catch (refused) {
    console.log(`${what}: ${refused.message}`);
  }
}

const USER_PRESENT = 0x01, USER_VERIFIED = 0x04, KEY_INCLUDED = 0x40;
await register('a phone, with a fingerprint', USER_PRESENT | USER_VERIFIED | KEY_INCLUDED);
await register('a security key without a PIN', USER_PRESENT | KEY_INCLUDED);
await register('the same, told so', USER_PRESENT | KEY_INCLUDED, { requireUserVerification: false });
NODE
node finding.mjs | tee seen

diff - seen << 'SEEN'
asked for: preferred
a phone, with a fingerprint: verified true
a security key without a PIN: User verification was required, but user could not be verified
the same, told so: verified true
SEEN
