// The account of its holder: what an SPA does, section by section.

import createClient from "../openapi-fetch.mjs";
import { accountsClientOn } from "../client/client.js";
import { showActivity } from "./activity.js";
import { showAddresses } from "./addresses.js";
import { byId, facts, humanised, say, time, words } from "./dom.js";
import { showFactors } from "./factors.js";
import { showInbox } from "./inbox.js";
import { askToLogIn } from "./login.js";
import { fillLists, showProfile } from "./profile.js";
import { askForProof } from "./proof.js";
import { showRealName } from "./realname.js";
import { showSessions } from "./sessions.js";

const accounts = accountsClientOn(createClient, { freshProof: () => askForProof(accounts) });

accounts.session.onChange((event) => {
  if (event === "begun") {
    open();
  } else {
    askToLogIn(accounts);
    complain(event === "ended" ? "" : "Somebody has logged in to another account in another tab.");
  }
});

byId("log-out").addEventListener("click", async () => {
  const { error } = await accounts.DELETE("/api/v1/sessions/current");
  complain(error === undefined ? "" : error.title);
});

try {
  await fillLists(accounts);
  if (!(await accounts.session.resume())) {
    askToLogIn(accounts);
  }
} catch (failure) {
  complain(words(failure));
}

async function open() {
  complain("");
  byId("login").hidden = true;
  try {
    await refresh();
    byId("account").hidden = false;
  } catch (failure) {
    complain(words(failure));
  }
}

/** Every section as it is now: what one of them changes shows in others too. */
async function refresh() {
  const { data: account, error, response } = await accounts.GET("/api/v1/account");
  if (error !== undefined) {
    return complain(error.title);
  }
  showHolder(account);
  showProfile(accounts, account, response.headers.get("ETag"), refresh);
  showInbox(account);
  await Promise.all([
    showAddresses(accounts, account, refresh),
    showRealName(accounts, refresh),
    showFactors(accounts, refresh),
    showSessions(accounts, refresh),
    showActivity(accounts),
  ]);
}

function showHolder(account) {
  byId("holder").textContent = account.username;
  facts(byId("facts"), [
    ["Email", account.email],
    ["Phone", account.phone ?? "None"],
    ["State", humanised(account.status)],
    ["On hold until", account.holdUntil === null ? null : time(account.holdUntil)],
    ["Since", time(account.createdAt)],
  ]);
}

function complain(text) {
  say(byId("trouble"), text);
  byId("trouble").hidden = text === "";
}
