// Second factors: seen, removed, an app added, recovery codes made.

import { orThrow } from "../client/answers.js";
import { attempt, button, byId, element, field, humanised, onSubmit, row, time } from "./dom.js";

const FACTORS = "/api/v1/account/factors";
const said = byId("factors-said");
let shown;

/** Those that are enrolled. */
export async function showFactors(accounts, refresh) {
  shown = { accounts, refresh };
  const { items } = await orThrow(accounts.GET(FACTORS));
  byId("factors").replaceChildren(...(items.length === 0 ? [element("li", { textContent: "None yet." })] : items.map(factor)));
  byId("make-codes").hidden = !items.some((it) => it.type !== "RECOVERY_CODES");
}

for (const [id, work] of [["add-app", addApp], ["make-codes", makeCodes]]) {
  byId(id).addEventListener("click", () => attempt([byId(id)], said, work));
}

function factor(item) {
  const used = item.lastUsedAt === null ? "never used" : `last used ${time(item.lastUsedAt)}`;
  const left = item.codesLeft === null ? "" : `, ${item.codesLeft} codes left`;
  const remove = button("Remove", said, async () => {
    await orThrow(shown.accounts.DELETE(`${FACTORS}/{id}`, { params: { path: { id: item.id } } }));
    await shown.refresh();
    return "Removed.";
  });
  remove.setAttribute("aria-label", `Remove ${item.name ?? humanised(item.type)}`);
  return element("li", {}, row(item.name ?? humanised(item.type), `${humanised(item.type)}, ${used}${left}`, remove));
}

async function addApp() {
  const { accounts, refresh } = shown;
  const begun = await orThrow(accounts.POST(`${FACTORS}/totp-registrations`, { body: { name: "Authenticator app" } }));
  const input = element("input", { id: "totp", name: "totp", inputMode: "numeric", pattern: "[0-9]{6}", required: true });
  const form = element(
    "form",
    { className: "step" },
    element("p", { className: "hint", textContent: "Scan this with the app, or type the secret." }),
    element("div", { className: "qr" }, picture(begun.qrCode)),
    element("p", {}, element("code", { textContent: begun.secret })),
    field("What the app shows", input),
    element("p", { className: "actions" }, element("button", { className: "primary", textContent: "Add it" })),
  );
  onSubmit(form, said, async () => {
    const params = { path: { id: begun.id } };
    const body = { totp: input.value.trim() };
    await orThrow(accounts.POST(`${FACTORS}/totp-registrations/{id}/complete`, { params, body }));
    byId("new-factor").replaceChildren();
    await refresh();
    return "Added. The next login asks for it.";
  });
  byId("new-factor").replaceChildren(form);
  input.focus();
}

async function makeCodes() {
  const { codes } = await orThrow(shown.accounts.POST(`${FACTORS}/recovery-codes`));
  await shown.refresh();
  byId("new-factor").replaceChildren(
    element("ol", { className: "codes" }, ...codes.map((it) => element("li", { textContent: it }))),
  );
  return "Print these or write them down: they are shown once. Older ones are void.";
}

/** The QR code as an element: a picture by its address is not allowed here. */
function picture(svg) {
  const made = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", "QR code");
  return made;
}
