// What local mode has caught for the addresses of this account.

import { byId, element, time } from "./dom.js";

const REFRESH_MILLIS = 1500;
const MOST = 20;

const watched = new Set();
let last = "";

/** Messages to these addresses appear from now on. */
export function showInbox(account) {
  watch(account.email);
  watch(account.phone ?? account.unverifiedPhone ?? account.email);
}

/** Messages to this address too, which is not the account's yet. */
export function watch(address) {
  const isFirst = watched.size === 0;
  watched.add(address.toLowerCase());
  if (isFirst) {
    look();
  }
}

async function look() {
  try {
    const answer = await fetch("/local/messages", { cache: "no-store" });
    const { items } = await answer.json();
    show(items.filter((it) => watched.has(it.recipient.toLowerCase())).slice(0, MOST));
  } catch {
    // The next look may reach the service again.
  }
  setTimeout(look, REFRESH_MILLIS);
}

function show(items) {
  const ids = items.map((it) => it.id).join();
  if (ids !== last) {
    last = ids;
    byId("mails").replaceChildren(...items.map(message));
    byId("no-mails").hidden = items.length > 0;
  }
}

function message(item) {
  const made = element(
    "li",
    {},
    element("p", { className: "hint", textContent: `${item.recipient}, ${time(item.sentAt)}` }),
    element("p", { textContent: item.subject ?? "Text message" }),
  );
  if (item.code !== null) {
    made.append(element("p", {}, element("output", { textContent: item.code })));
  }
  return made;
}
