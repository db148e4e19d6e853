// A change of email or phone: a code to the current address, the new address, a code to that.

import { orThrow } from "../client/answers.js";
import { button, byId, element, field, onSubmit, row, say } from "./dom.js";
import { watch } from "./inbox.js";

const CHANGES = "/api/v1/account/credential-changes";
const KINDS = [
  { credential: "EMAIL", place: "email", title: "Email", type: "email", autocomplete: "email" },
  { credential: "PHONE", place: "phone", title: "Phone", type: "tel", autocomplete: "tel" },
];

/** Both addresses, and the steps of what is under way. */
export async function showAddresses(accounts, account, refresh) {
  const { items } = await orThrow(accounts.GET(CHANGES));
  for (const kind of KINDS) {
    const open = items.find((it) => it.credential === kind.credential && it.nextAction !== "NONE");
    show({ accounts, refresh, kind, address: account[kind.place] }, open);
  }
}

function show(context, change) {
  const { accounts, kind, address } = context;
  const said = element("p", { className: "said", role: "status" });
  const begin = button(`Change ${kind.title.toLowerCase()}`, said, async () => {
    const begun = await orThrow(accounts.POST(CHANGES, { body: { credential: kind.credential } }));
    show(context, begun);
    byId(kind.place).querySelector("input")?.focus();
  });
  byId(kind.place).replaceChildren(
    row(address ?? "None", kind.title, ...(change === undefined ? [begin] : [])),
    ...(change === undefined ? [] : [step(context, change, said)]),
    said,
  );
}

function step(context, change, said) {
  const { accounts, kind } = context;
  const params = { params: { path: { id: change.id } } };
  const input = element("input", { id: `${kind.place}-input`, required: true });
  const form = element("form", { className: "step" });
  const actions = element("p", { className: "actions" }, element("button", { className: "primary", textContent: "Go on" }));
  if (change.nextAction === "ENTER_NEW_ADDRESS") {
    Object.assign(input, { name: "address", type: kind.type, autocomplete: kind.autocomplete });
    form.append(field(`New ${kind.title.toLowerCase()}`, input));
  } else {
    Object.assign(input, { name: "code", className: "digits", inputMode: "numeric", pattern: "[0-9]{6}", maxLength: 6 });
    input.autocomplete = "one-time-code";
    form.append(field(`Code sent to ${change.sentTo ?? "the address"}`, input));
    actions.append(button("Send it again", said, async () => {
      await orThrow(accounts.POST(`${CHANGES}/{id}/resend`, params));
      return "Sent.";
    }));
  }
  actions.append(button("Cancel", said, async () => {
    await orThrow(accounts.DELETE(`${CHANGES}/{id}`, params));
    show(context, undefined);
  }));
  form.append(actions);
  onSubmit(form, said, () => go(context, change, input.value.trim(), params));
  return form;
}

async function go(context, change, value, params) {
  const { accounts, kind, refresh } = context;
  const [path, body] = {
    ENTER_CURRENT_CODE: [`${CHANGES}/{id}/current-code`, { code: value }],
    ENTER_NEW_ADDRESS: [`${CHANGES}/{id}/new-address`, { address: value }],
    ENTER_NEW_CODE: [`${CHANGES}/{id}/new-code`, { code: value }],
  }[change.nextAction];
  const { data, error } = await accounts.POST(path, { ...params, body });
  if (error?.code === "locked" || error?.code === "wrong-state") {
    show(context, undefined);
  }
  if (error?.code === "forbidden") {
    throw new Error("This change was begun in another session: go on there, or cancel it here.");
  }
  const next = await orThrow(Promise.resolve({ data, error }));
  if (body.address !== undefined) {
    watch(body.address);
  }
  if (next.nextAction === "NONE") {
    await refresh();
    say(byId(kind.place).querySelector(".said"), "Changed. The former address can undo it for seven days.");
  } else {
    show(context, next);
    byId(kind.place).querySelector("input").focus();
  }
}
