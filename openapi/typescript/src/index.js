// The client of account management, for bundlers and for Node. See README.md.

import createClient from "openapi-fetch";
import { accountsClientOn } from "./client.js";

/** @typedef {import("./schema.js").components["schemas"]} Schemas */
/** @typedef {import("./schema.js").paths} Paths */
/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./problems.js").ProblemCode} ProblemCode */
/** @typedef {import("./client.js").AccountsClient} AccountsClient */
/** @typedef {import("./client.js").Options} Options */
/** @typedef {import("./session.js").SessionEvent} SessionEvent */

/**
 * A client of the API.
 *
 * @param {Options} [options]
 * @returns {AccountsClient}
 */
export function createAccountsClient(options) {
  return accountsClientOn(createClient, options);
}

export { orThrow } from "./answers.js";
export { accountsClientOn } from "./client.js";
export { ProblemError, STATUS } from "./problems.js";
