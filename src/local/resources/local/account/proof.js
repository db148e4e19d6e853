// Asks for the password, or for the code of an app, when a call needs a fresh proof.

import { byId, say } from "./dom.js";

const dialog = byId("proof");
const secret = byId("proof-secret");
const said = dialog.querySelector(".said");

/** Whether a proof was given; the call that needs it is then repeated. */
export async function askForProof(accounts) {
  say(said, "", true);
  for (;;) {
    if (!(await typed())) {
      return false;
    }
    const value = secret.value;
    const body = /^\d{6}$/.test(value) ? { totp: value } : { password: value };
    const { error } = await accounts.POST("/api/v1/account/proofs", { body });
    if (error === undefined) {
      return true;
    }
    say(said, error.detail || error.title, true);
  }
}

function typed() {
  secret.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  secret.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "go"), { once: true });
  });
}
