// Sessions: where the account is logged in, and the end of those.

import { orThrow } from "../client/answers.js";
import { attempt, button, byId, element, row, time } from "./dom.js";

const SESSIONS = "/api/v1/account/sessions";
const said = byId("sessions-said");
let shown;

/** All that are live, this one marked. */
export async function showSessions(accounts, refresh) {
  shown = { accounts, refresh };
  const { items } = await orThrow(accounts.GET(SESSIONS));
  byId("sessions").replaceChildren(...items.map(session));
  byId("end-others").hidden = items.length < 2;
}

byId("end-others").addEventListener("click", () =>
  attempt([byId("end-others")], said, async () => {
    const { revoked } = await orThrow(shown.accounts.DELETE(SESSIONS));
    await shown.refresh();
    return `Ended: ${revoked}.`;
  }));

function session(item) {
  const detail = `${item.ip}, last used ${time(item.lastUsedAt)}`;
  const end = item.current
    ? element("span", { className: "tag", textContent: "This one" })
    : button("End", said, async () => {
        await orThrow(shown.accounts.DELETE(`${SESSIONS}/{id}`, { params: { path: { id: item.id } } }));
        await shown.refresh();
        return "Ended.";
      });
  return element("li", {}, row(item.device ?? "Unknown device", detail, end));
}
