// Puts the parts together: calls by openapi-fetch, a session, and what the contract asks of each call.

import { BEGINNING, KEYED, LOG_OUT, PROOF, VERSIONED, needsToken } from "./operations.js";
import { problemOf } from "./problems.js";
import { membersOf, sendPatiently, slugOf, waitFor } from "./repeats.js";
import { Session } from "./session.js";

const SAFE = new Set(["GET", "HEAD"]);

/**
 * @typedef {object} Options
 * @property {string} [baseUrl] where the API is, such as `https://accounts.example.com`; the page's own origin by default
 * @property {typeof globalThis.fetch} [fetch]
 * @property {string} [language] of titles and details: `en` or `zh`; the browser's by default
 * @property {() => Promise<boolean>} [freshProof] called when an operation needs a fresh proof: asks the person for one, gives
 *     it by `POST /api/v1/account/proofs`, and says whether the call is worth repeating
 * @property {number} [attempts] how often a call is sent at most: 3
 * @property {number} [longestWait] seconds that a call waits by itself before a repeat: 10. An answer that asks for more is
 *     handed on, with `retryAfter`
 */

/** @typedef {import("./api.js").Calls & { readonly session: Session }} AccountsClient */

/**
 * A client on the `createClient` of openapi-fetch, which index.js brings along; a page without a bundler brings its own.
 *
 * @param {typeof import("openapi-fetch").default} createClient
 * @param {Options} [options]
 * @returns {AccountsClient}
 */
export function accountsClientOn(createClient, options = {}) {
  const baseUrl = (options.baseUrl ?? "").replace(/\/$/, "");
  const fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const patience = { attempts: options.attempts ?? 3, longestWait: options.longestWait ?? 10, wait: waitFor };
  const session = new Session(baseUrl, fetch, patience);
  const proofs = single(options.freshProof ?? (async () => false));
  /** @type {Map<string, string>} */
  const versions = new Map();
  /** @type {WeakMap<Request, { name: string, wantsToken: boolean }>} */
  const operations = new WeakMap();
  session.onChange(() => versions.clear());

  /** Sends a call as often as it takes. */
  async function send(/** @type {Request} */ request) {
    const { name, wantsToken } = operations.get(request) ?? { name: "", wantsToken: false };
    const isRepeatable = SAFE.has(request.method) || request.headers.has("Idempotency-Key");
    const attempt = (/** @type {string | undefined} */ token) => {
      if (wantsToken && token !== undefined) {
        request.headers.set("Authorization", `Bearer ${token}`);
      }
      return sendPatiently(fetch, request, isRepeatable, patience);
    };

    let token = session.token;
    let answer = await attempt(token);
    if (wantsToken && token !== undefined && (await isRefused(answer, 401, "authentication-required"))) {
      const renewal = await session.renew(token);
      if (renewal.token === undefined) {
        return renewal.refusal?.clone() ?? answer;
      }
      token = renewal.token;
      answer = await attempt(token);
    }
    if (name !== PROOF && answer.status === 403 && (await membersOf(answer)).needs === "FRESH_PROOF" && (await proofs())) {
      answer = await attempt(session.token);
    }
    if (await isRefused(answer, 401, "session-ended")) {
      session.end(token);
    }
    return answer;
  }

  const client = createClient({
    baseUrl,
    credentials: "include",
    fetch: send,
    bodySerializer: (body) => (isRaw(body) ? body : JSON.stringify(body)),
  });

  client.use({
    onRequest({ request, schemaPath }) {
      const name = `${request.method} ${schemaPath}`;
      operations.set(request, { name, wantsToken: needsToken(schemaPath) });
      if (options.language !== undefined && !request.headers.has("Accept-Language")) {
        request.headers.set("Accept-Language", options.language);
      }
      if (KEYED.has(name) && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      const version = versions.get(VERSIONED.get(name) ?? "");
      if (version !== undefined && !SAFE.has(request.method) && !request.headers.has("If-Match")) {
        request.headers.set("If-Match", version);
      }
    },

    async onResponse({ request, response, schemaPath }) {
      const name = `${request.method} ${schemaPath}`;
      const resource = VERSIONED.get(name);
      const version = response.headers.get("ETag");
      if (resource !== undefined && response.ok && version !== null) {
        versions.set(resource, version);
      } else if (resource !== undefined && response.status === 412) {
        versions.delete(resource);
      }
      if (BEGINNING.has(name) && response.ok) {
        session.begin(await response.clone().json());
      } else if (name === LOG_OUT && response.ok) {
        session.end();
      }
    },
  });

  /** @returns {any} the type of each is in api.ts */
  const calling = (/** @type {"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} */ method) => {
    return async (/** @type {string} */ path, /** @type {any} */ init) => {
      const { data, error, response } = await /** @type {any} */ (client)[method](path, init);
      return response.ok ? { data, response } : { error: problemOf(error, response), response };
    };
  };
  return {
    GET: calling("GET"),
    POST: calling("POST"),
    PUT: calling("PUT"),
    PATCH: calling("PATCH"),
    DELETE: calling("DELETE"),
    session,
  };
}

/** @returns {Promise<boolean>} */
async function isRefused(/** @type {Response} */ answer, /** @type {number} */ status, /** @type {string} */ slug) {
  return answer.status === status && (await slugOf(answer)) === slug;
}

/** @returns {boolean} whether it is sent as it is */
function isRaw(/** @type {unknown} */ body) {
  return typeof body === "string" || body instanceof FormData || body instanceof Blob;
}

/**
 * Calls that come while one runs get the result of that one.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
function single(work) {
  /** @type {Promise<T> | undefined} */
  let running;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
