// The holder's session: an access token in memory, and its renewal by the refresh cookie, which scripts never see.

import { REFRESH } from "./operations.js";
import { ProblemError, problemOf } from "./problems.js";
import { membersOf, sendPatiently } from "./repeats.js";

/**
 * Why the state of the session has changed:
 * `begun` by a login here, or taken up by `resume`;
 * `ended` by a logout, here or in another tab, or by the service;
 * `other-account`: somebody has logged in to another account in another tab, so what this page shows is not theirs.
 *
 * @typedef {"begun" | "ended" | "other-account"} SessionEvent
 */

/**
 * What a refresh has come to: a token, or the answer that refused one.
 *
 * @typedef {{ token: string, refusal?: never } | { token?: never, refusal?: Response }} Renewal
 */

export class Session {
  /** @type {{ token: string, accountId: string } | undefined} */
  #current;

  /** @type {Promise<Renewal> | undefined} */
  #renewing;

  /** @type {Set<(event: SessionEvent) => void>} */
  #listeners = new Set();

  #baseUrl;
  #fetch;
  #patience;
  #tabs;

  /**
   * @param {string} baseUrl
   * @param {typeof fetch} fetch
   * @param {import("./repeats.js").Patience} patience
   */
  constructor(baseUrl, fetch, patience) {
    this.#baseUrl = baseUrl;
    this.#fetch = fetch;
    this.#patience = patience;
    this.#tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel(this.#name()) : undefined;
    this.#tabs?.addEventListener("message", (message) => this.#hear(message.data));
  }

  /** The access token, for calls that this client does not make; undefined while nobody is logged in. */
  get token() {
    return this.#current?.token;
  }

  /** The id of the account; undefined while nobody is logged in. */
  get accountId() {
    return this.#current?.accountId;
  }

  /**
   * Tells of changes from now on.
   *
   * @param {(event: SessionEvent) => void} listener
   * @returns {() => void} ends it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Goes on with the session of the refresh cookie, as after a reload of the page.
   *
   * @returns {Promise<boolean>} false where there is none
   * @throws {ProblemError} where the service cannot say so now
   */
  async resume() {
    const had = this.#current !== undefined;
    const { token, refusal } = await this.renew(undefined);
    if (refusal !== undefined && refusal.status !== 401) {
      throw new ProblemError(problemOf(await membersOf(refusal), refusal));
    }
    if (token !== undefined && !had) {
      this.#tell("begun");
    }
    return token !== undefined;
  }

  /**
   * Takes the answer of a login.
   *
   * @param {{ accessToken: string, accountId: string }} answer
   */
  begin({ accessToken, accountId }) {
    this.#current = { token: accessToken, accountId };
    this.#share({ token: accessToken, accountId });
    this.#tell("begun");
  }

  /**
   * Forgets the token, here and in other tabs.
   *
   * @param {string | undefined} token the one with which the session was found to be over: nothing where there is a newer one
   */
  end(token = this.token) {
    if (this.#current !== undefined && this.#current.token === token) {
      this.#share({ accountId: this.#current.accountId });
      this.#forget("ended");
    }
  }

  /**
   * A token other than the one that was refused. One call at a time refreshes, in all tabs of the browser: the others take
   * what it gets.
   *
   * @param {string | undefined} refused
   * @returns {Promise<Renewal>}
   */
  renew(refused) {
    this.#renewing ??= this.#alone(() => this.#refresh(refused)).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** @returns {Promise<Renewal>} */
  async #refresh(/** @type {string | undefined} */ refused) {
    if (this.#current !== undefined && this.#current.token !== refused) {
      return { token: this.#current.token };
    }
    const request = new Request(this.#baseUrl + REFRESH, { method: "POST", credentials: "include" });
    // The same cookie gets the same successor for a minute, so a repeat does no harm.
    const answer = await sendPatiently(this.#fetch, request, true, this.#patience);
    if (answer.status === 401) {
      this.end();
    }
    if (!answer.ok) {
      return { refusal: answer };
    }
    const { accessToken, accountId } = await answer.json();
    if (this.#current !== undefined && this.#current.accountId !== accountId) {
      this.#forget("other-account");
      return {};
    }
    this.#current = { token: accessToken, accountId };
    this.#share({ token: accessToken, accountId });
    return { token: accessToken };
  }

  /**
   * @param {() => Promise<Renewal>} work
   * @returns {Promise<Renewal>}
   */
  async #alone(work) {
    return "locks" in (globalThis.navigator ?? {}) ? await navigator.locks.request(this.#name(), work) : work();
  }

  /** What another tab has got, or has ended. */
  #hear(/** @type {{ token?: string, accountId: string }} */ { token, accountId }) {
    if (this.#current === undefined) {
      return;
    }
    if (this.#current.accountId !== accountId) {
      if (token !== undefined) {
        this.#forget("other-account");
      }
    } else if (token === undefined) {
      this.#forget("ended");
    } else {
      this.#current = { token, accountId };
    }
  }

  #share(/** @type {{ token?: string, accountId: string }} */ news) {
    this.#tabs?.postMessage(news);
  }

  #forget(/** @type {SessionEvent} */ event) {
    this.#current = undefined;
    this.#tell(event);
  }

  #tell(/** @type {SessionEvent} */ event) {
    for (const listener of this.#listeners) {
      listener(event);
    }
  }

  #name() {
    return `truewatch-billing-accounts ${new URL(this.#baseUrl || "/", globalThis.location?.href).href}`;
  }
}
