// The profile, changed by a merge patch that names the version that the form was filled from.

import { orThrow } from "../client/answers.js";
import { byId, element, onSubmit } from "./dom.js";

const form = byId("profile");
const said = form.querySelector(".said");
let shown;

/** Industries and regions, which need no session. */
export async function fillLists(accounts) {
  const [industries, regions] = await Promise.all([
    orThrow(accounts.GET("/api/v1/reference/industries")),
    orThrow(accounts.GET("/api/v1/reference/regions")),
  ]);
  fill(byId("industry"), industries.items, "Not said");
  fill(byId("region"), regions.items, "Not said");
  fill(byId("country"), regions.items);
}

/** Fills the form; `version` is the ETag of this account. */
export function showProfile(accounts, account, version, refresh) {
  shown = { accounts, profile: account.profile, version, refresh };
  for (const [name, value] of Object.entries(account.profile)) {
    byId(name).value = value ?? "";
  }
  if (account.profile.region !== null) {
    byId("country").value = account.profile.region;
  }
}

onSubmit(form, said, async () => {
  const { accounts, profile, version, refresh } = shown;
  const typed = Object.entries(Object.fromEntries(new FormData(form))).map(([name, value]) => [name, value || null]);
  const body = Object.fromEntries(typed.filter(([name, value]) => value !== profile[name]));
  if (Object.keys(body).length === 0) {
    return "Nothing has changed.";
  }
  // Not the last read, which another section may have made since: the one that this form shows.
  const { error } = await accounts.PATCH("/api/v1/account/profile", { body, headers: { "If-Match": version } });
  if (error?.code === "precondition-failed") {
    await refresh();
    return "The account has changed meanwhile: here it is as it is now. Change it again.";
  }
  await orThrow(Promise.resolve({ error }));
  await refresh();
  return "Saved.";
});

function fill(select, items, none) {
  select.replaceChildren(
    ...(none === undefined ? [] : [element("option", { value: "", textContent: none })]),
    ...items.map(({ code, name }) => element("option", { value: code, textContent: name })),
  );
}
