// The timeline of the account, newest first.

import { orThrow } from "../client/answers.js";
import { attempt, byId, element, humanised, row, time } from "./dom.js";

const LIMIT = 8;
let next;

/** The newest. */
export async function showActivity(accounts) {
  byId("activity").replaceChildren();
  await add(accounts, {});
  byId("older").onclick = () => attempt([byId("older")], byId("older"), () => add(accounts, { cursor: next }));
}

async function add(accounts, from) {
  const { items, nextCursor } = await orThrow(
    accounts.GET("/api/v1/account/activity", { params: { query: { limit: LIMIT, ...from } } }));
  byId("activity").append(...items.map(entry));
  next = nextCursor;
  byId("older").hidden = next === null;
  return "Older";
}

function entry(item) {
  const refused = item.outcome === "SUCCEEDED" ? "" : `, ${humanised(item.outcome).toLowerCase()}`;
  const origin = [item.device, item.ip].filter((it) => it !== null).join(", ");
  return element("li", {}, row(humanised(item.type) + refused, `${time(item.at)}${origin === "" ? "" : `, ${origin}`}`));
}
