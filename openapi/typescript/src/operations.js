// What the client must know of single operations. TypeScriptClientTest holds these lists to the contract.

/** Operations that take an `Idempotency-Key`, as method and path of the contract. */
export const KEYED = new Set([
  "POST /api/v1/account/closure",
  "POST /api/v1/account/closure/confirm",
  "POST /api/v1/account/cloud-accounts",
  "POST /api/v1/account/cloud-accounts/claim-preview",
  "POST /api/v1/account/credential-changes",
  "POST /api/v1/account/credential-changes/{id}/current-code",
  "POST /api/v1/account/credential-changes/{id}/new-address",
  "POST /api/v1/account/credential-changes/{id}/new-code",
  "POST /api/v1/account/credential-changes/{id}/resend",
  "POST /api/v1/account/real-name/applications",
  "POST /api/v1/directory/accounts",
  "POST /api/v1/directory/workspace-bindings",
  "POST /api/v1/directory/workspace-bindings/{id}/confirm",
  "POST /api/v1/directory/workspaces/{workspaceId}/transfer",
  "POST /api/v1/operator/accounts/{id}/address-recoveries",
  "POST /api/v1/operator/accounts/{id}/contest-decision",
  "POST /api/v1/operator/accounts/{id}/factor-removals",
  "POST /api/v1/operator/accounts/{id}/factor-removals/{removalId}/approve",
  "POST /api/v1/operator/accounts/{id}/freeze",
  "POST /api/v1/operator/accounts/{id}/limits/clear",
  "POST /api/v1/operator/accounts/{id}/sessions/revoke",
  "POST /api/v1/operator/accounts/{id}/unfreeze",
  "POST /api/v1/operator/address-recoveries/{id}/approve",
  "POST /api/v1/operator/cloud-account-disputes/{id}/resolve",
  "POST /api/v1/operator/imports",
  "POST /api/v1/operator/marketplace-events/{id}/replay",
  "POST /api/v1/operator/real-name/applications/{id}/approve",
  "POST /api/v1/operator/real-name/applications/{id}/reject",
  "POST /api/v1/operator/real-name/applications/{id}/revoke",
]);

/** Operations that answer with an `ETag` or take an `If-Match`, each with the resource whose version that is. */
export const VERSIONED = new Map([
  ["GET /api/v1/account", "/api/v1/account"],
  ["PATCH /api/v1/account", "/api/v1/account"],
  ["PATCH /api/v1/account/profile", "/api/v1/account"],
]);

/** Operations whose answer begins a session: it brings an access token. */
export const BEGINNING = new Set(["POST /api/v1/registrations/{id}/complete", "POST /api/v1/sessions"]);

export const REFRESH = "/api/v1/sessions/refresh";
export const LOG_OUT = "DELETE /api/v1/sessions/current";
export const PROOF = "POST /api/v1/account/proofs";

/** Whether operations below this path want an access token. */
export function needsToken(/** @type {string} */ path) {
  return /^\/api\/v1\/(account|directory|operator|sessions\/current)(\/|$)/.test(path);
}
