// Logs in by password, and by a second proof where one is asked for.

import { orThrow } from "../client/answers.js";
import { byId, onSubmit } from "./dom.js";

const form = byId("login");
let ticket;
let accounts;

/** Shows the form instead of the account. */
export function askToLogIn(client) {
  accounts = client;
  byId("account").hidden = true;
  form.hidden = false;
  askForSecond(undefined);
}

onSubmit(form, form.querySelector(".said"), async () => {
  const { login, password, second } = Object.fromEntries(new FormData(form));
  const body = ticket === undefined ? { login, password } : secondProof(second.trim());
  const call = accounts.POST("/api/v1/sessions", { body });
  const { error } = await call;
  if (error?.code === "second-factor-required") {
    askForSecond(error.factorTicket);
    return error.detail;
  }
  await orThrow(call);
  return "";
});

function secondProof(value) {
  return /^\d{6}$/.test(value) ? { factorTicket: ticket, totp: value } : { factorTicket: ticket, recoveryCode: value };
}

function askForSecond(factorTicket) {
  ticket = factorTicket;
  byId("second").hidden = factorTicket === undefined;
  if (factorTicket !== undefined) {
    byId("login-second").focus();
  }
}
