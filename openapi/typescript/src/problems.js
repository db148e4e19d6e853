// Refusals (RFC 9457), told apart by `code`. TypeScriptClientTest holds the lists to the contract.

/**
 * The HTTP status of each problem type of the contract; its `type` is `/problems/` and the code.
 */
export const STATUS = /** @type {const} */ ({
  "invalid-request": 400,
  "authentication-required": 401,
  "session-ended": 401,
  "invalid-credentials": 401,
  "second-factor-required": 401,
  forbidden: 403,
  "account-frozen": 403,
  "stronger-login-required": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "request-timeout": 408,
  "wrong-state": 409,
  "address-unavailable": 409,
  "username-taken": 409,
  "password-not-set": 409,
  "account-on-hold": 409,
  "settlement-not-allowed": 409,
  "workspace-bound-elsewhere": 409,
  "transfer-not-allowed": 409,
  "cloud-account-taken": 409,
  "closure-refused": 409,
  "request-in-progress": 409,
  "cursor-expired": 410,
  "precondition-failed": 412,
  "payload-too-large": 413,
  "uri-too-long": 414,
  "unsupported-media-type": 415,
  "code-incorrect": 422,
  "code-expired": 422,
  "password-rejected": 422,
  "passkey-rejected": 422,
  "agreement-outdated": 422,
  "same-address": 422,
  "subscription-unknown": 422,
  "idempotency-key-reused": 422,
  locked: 423,
  "too-many-requests": 429,
  "headers-too-large": 431,
  "internal-error": 500,
  unavailable: 503,
});

/** @typedef {keyof typeof STATUS} ProblemCode */

/** @typedef {{ pointer: string, message: string }} Violation */

/**
 * The members that a type adds. A member that may be absent is optional here.
 *
 * @typedef {object} Members
 * @property {{ violations: Violation[] }} invalid-request
 * @property {{ factorTicket: string, methods: string[], expiresAt: string }} second-factor-required
 * @property {{ until?: string | null }} account-frozen
 * @property {{ needs?: string }} stronger-login-required
 * @property {{ state: string }} wrong-state
 * @property {{ until: string | null }} account-on-hold
 * @property {{ reason: string, until?: string | null }} settlement-not-allowed
 * @property {{ reasons: string[] }} closure-refused
 * @property {{ attemptsLeft: number }} code-incorrect
 * @property {{ reasons: string[] }} password-rejected
 * @property {{ reason: string }} passkey-rejected
 */

/**
 * What every problem says: `title` and `detail` for people, `instance` for support, `retryAfter` in seconds where the answer
 * has a `Retry-After`.
 *
 * @typedef {object} Common
 * @property {string} type
 * @property {string} title
 * @property {number} status
 * @property {string} detail
 * @property {string} [instance]
 * @property {number} [retryAfter]
 */

/**
 * @template {ProblemCode} C
 * @typedef {Common & { code: C } & (C extends keyof Members ? Members[C] : {})} ProblemOf
 */

/**
 * A type that this version of the client does not know, or an answer that is no problem at all, as a balancer's.
 *
 * @typedef {Common & { code: "unknown" }} UnknownProblem
 */

/** @typedef {{ [C in ProblemCode]: ProblemOf<C> }[ProblemCode] | UnknownProblem} Problem */

const PREFIX = "/problems/";

/**
 * Reads the body of an answer that is no success.
 *
 * @param {unknown} body parsed, or as text where it is no JSON
 * @param {Response} response
 * @returns {Problem}
 */
export function problemOf(body, response) {
  const members = isObject(body) && typeof body.type === "string" ? body : {};
  const type = typeof members.type === "string" ? members.type : "about:blank";
  const path = type.startsWith("/") ? type : pathOf(type);
  const slug = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : "";
  const seconds = retryAfter(response);
  const problem = {
    title: response.statusText || `Status ${response.status}`,
    detail: "",
    ...members,
    status: response.status,
    type,
    code: Object.hasOwn(STATUS, slug) ? slug : "unknown",
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  };
  return /** @type {Problem} */ (problem);
}

/**
 * The seconds that an answer asks to wait.
 *
 * @param {Response} response
 * @returns {number | undefined} undefined where it says nothing
 */
export function retryAfter(response) {
  const value = response.headers.get("Retry-After");
  if (value === null) {
    return undefined;
  }
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/** A refusal as an exception: see `orThrow`. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super([problem.title, problem.detail].filter(Boolean).join(": "));
    this.name = "ProblemError";
    /** @readonly */
    this.problem = problem;
  }
}

/** @returns {value is Record<string, unknown>} */
function isObject(/** @type {unknown} */ value) {
  return typeof value === "object" && value !== null;
}

function pathOf(/** @type {string} */ type) {
  try {
    return new URL(type).pathname;
  } catch {
    return "";
  }
}
