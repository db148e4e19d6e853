// Real-name authentication: where it stands, and an application.

import { orThrow } from "../client/answers.js";
import { button, byId, facts, humanised, onSubmit, time } from "./dom.js";

const APPLICATIONS = "/api/v1/account/real-name/applications";
const form = byId("real-name");
const said = byId("real-name-said");
let shown;
let isReplacing = false;

/** Where it stands; the form where an application can be made, which for a certified account replaces the certificate. */
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
    ["Replacement", isVerified() && isPending() ? "Waits for a decision" : null],
  ]);
  isReplacing &&= !isPending();
  showForm();
  byId("withdraw").hidden = !isPending();
}

function isVerified() {
  return shown.standing.state === "VERIFIED";
}

function isPending() {
  return shown.standing.pendingApplicationId !== null;
}

function showForm() {
  const mayApply = !isPending();
  form.hidden = !mayApply || (isVerified() && !isReplacing);
  byId("replace").hidden = !mayApply || !isVerified() || isReplacing;
}

byId("replace").replaceWith(
  Object.assign(
    button("Replace the certificate", said, async () => {
      isReplacing = true;
      showForm();
      return "";
    }),
    { id: "replace", hidden: true },
  ),
);

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
  const { accounts, refresh, standing } = shown;
  const replaces = isVerified() ? { replaces: standing.applicationId } : {};
  const { document: file, ...typed } = Object.fromEntries(new FormData(form));
  const documentIds = file === undefined ? {} : { documentIds: [await upload(accounts, file)] };
  await orThrow(accounts.POST(APPLICATIONS, { body: { ...typed, ...documentIds, ...replaces } }));
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
