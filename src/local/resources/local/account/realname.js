// Real-name authentication: where it stands, and an application.

import { orThrow } from "../client/answers.js";
import { button, byId, facts, humanised, onSubmit, time } from "./dom.js";

const APPLICATIONS = "/api/v1/account/real-name/applications";
const form = byId("real-name");
const said = byId("real-name-said");
let shown;

/** Where it stands; the form where an application can be made. */
export async function showRealName(accounts, refresh) {
  const standing = await orThrow(accounts.GET("/api/v1/account/real-name"));
  shown = { accounts, refresh, standing };
  facts(byId("real-name-facts"), [
    ["State", humanised(standing.state)],
    ["Legal name", standing.legalName],
    ["Number", standing.registrationNumberMasked ?? standing.idNumberMasked],
    ["Submitted", standing.submittedAt && time(standing.submittedAt)],
    ["Decision by", standing.state === "PENDING" ? standing.dueAt && time(standing.dueAt) : null],
    ["Why not", standing.rejectionReason],
  ]);
  form.hidden = standing.pendingApplicationId !== null || standing.state === "VERIFIED";
  byId("withdraw").hidden = standing.pendingApplicationId === null;
}

for (const choice of form.elements.subjectType) {
  choice.addEventListener("change", () => {
    for (const other of form.elements.subjectType) {
      const group = byId(`of-${other.value}`);
      group.hidden = !other.checked;
      group.disabled = !other.checked;
    }
  });
}

onSubmit(form, said, async () => {
  const { accounts, refresh } = shown;
  const { document: file, ...typed } = Object.fromEntries(new FormData(form));
  const documentIds = file === undefined ? {} : { documentIds: [await upload(accounts, file)] };
  await orThrow(accounts.POST(APPLICATIONS, { body: { ...typed, ...documentIds } }));
  await refresh();
  return "Submitted. Staff decide within three working days.";
});

byId("withdraw").replaceWith(
  Object.assign(
    button("Withdraw the application", said, async () => {
      const { accounts, refresh, standing } = shown;
      const params = { path: { id: standing.pendingApplicationId } };
      await orThrow(accounts.DELETE(`${APPLICATIONS}/{id}`, { params }));
      await refresh();
      return "Withdrawn.";
    }),
    { id: "withdraw", hidden: true },
  ),
);

async function upload(accounts, file) {
  const body = new FormData();
  body.append("file", file);
  return (await orThrow(accounts.POST("/api/v1/account/real-name/documents", { body }))).id;
}
