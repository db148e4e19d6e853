// Sends a request again where that does no harm.

import { retryAfter } from "./problems.js";

const PAUSE_SECONDS = 1;

/**
 * @typedef {object} Patience
 * @property {number} attempts how often a call is sent at most
 * @property {number} longestWait seconds; an answer that asks for a longer wait is handed on
 * @property {(milliseconds: number, signal: AbortSignal) => Promise<void>} wait
 */

/**
 * Sends a request, and repeats it after 429 and 503 as `Retry-After` says, after a lost connection, and while the first
 * call under its key still runs (409 `request-in-progress`).
 *
 * @param {typeof fetch} fetch
 * @param {Request} request is left unread
 * @param {boolean} isRepeatable it is safe, or carries an `Idempotency-Key`
 * @param {Patience} patience
 * @returns {Promise<Response>}
 */
export async function sendPatiently(fetch, request, isRepeatable, patience) {
  for (let attempt = 1; ; attempt++) {
    const isLast = !isRepeatable || attempt >= patience.attempts;
    /** @type {number | undefined} */
    let seconds;
    try {
      const answer = await fetch(request.clone());
      seconds = isLast ? undefined : await pauseBefore(answer);
      if (seconds === undefined || seconds > patience.longestWait) {
        return answer;
      }
    } catch (failure) {
      if (isLast || request.signal.aborted || !(failure instanceof TypeError)) {
        throw failure;
      }
      seconds = PAUSE_SECONDS;
    }
    await patience.wait(seconds * 1000, request.signal);
  }
}

/** Seconds until it is worth trying again; undefined where it is not. */
async function pauseBefore(/** @type {Response} */ answer) {
  if (answer.status === 429 || answer.status === 503) {
    return retryAfter(answer);
  }
  return answer.status === 409 && (await slugOf(answer)) === "request-in-progress" ? PAUSE_SECONDS : undefined;
}

/**
 * The last part of a problem's type, without reading the answer itself.
 *
 * @param {Response} answer
 * @returns {Promise<string | undefined>}
 */
export async function slugOf(answer) {
  return (await membersOf(answer)).type?.replace(/^.*\/problems\//, "");
}

/**
 * The members of a problem, without reading the answer itself.
 *
 * @param {Response} answer
 * @returns {Promise<{ type?: string, needs?: string }>}
 */
export async function membersOf(answer) {
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    return {};
  }
  try {
    return await answer.clone().json();
  } catch {
    return {};
  }
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal ends the wait with its reason
 * @returns {Promise<void>}
 */
export function waitFor(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
