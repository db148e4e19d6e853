import { ProblemError } from "./problems.js";

/**
 * The data of a call, for code that handles refusals where it catches them.
 *
 * @template D
 * @param {Promise<import("./api.js").Answer<D>>} call
 * @returns {Promise<D>}
 * @throws {ProblemError} where it was refused
 */
export async function orThrow(call) {
  const { data, error } = await call;
  if (error !== undefined) {
    throw new ProblemError(error);
  }
  return /** @type {D} */ (data);
}
