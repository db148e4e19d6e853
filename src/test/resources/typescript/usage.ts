import { createAccountsClient, orThrow, type Problem, type Schemas } from "@truewatch/billing-accounts-client";

const accounts = createAccountsClient({ baseUrl: "https://accounts.example.com" });

export async function shapes() {
  const account = await orThrow(accounts.GET("/api/v1/account"));
  const name: string = account.profile.companyName;
  const industry: string | null = account.profile.industry;
  const isActive = account.status === "ACTIVE";
  // @ts-expect-error an answer has no such member
  account.secret;
  // @ts-expect-error no such path
  await accounts.GET("/api/v1/acount");
  // @ts-expect-error a body is needed
  await accounts.POST("/api/v1/account/credential-changes");
  await accounts.POST("/api/v1/account/credential-changes", {
    // @ts-expect-error no such member
    body: { credential: "EMAIL", address: "a@example.com" },
  });
  // @ts-expect-error an id is needed
  await accounts.DELETE("/api/v1/account/sessions/{id}");
  const begun = await accounts.POST("/api/v1/account/credential-changes", { body: { credential: "EMAIL" } });
  if (begun.error !== undefined) {
    // @ts-expect-error refused: there is no data
    begun.data.id;
    return said(begun.error);
  }
  const next: string = begun.data.nextAction;
  const copy: Blob = await orThrow(accounts.GET("/api/v1/account/export", { parseAs: "blob" }));
  const form = new FormData();
  const { id } = await orThrow(accounts.POST("/api/v1/account/real-name/documents", { body: form }));
  const nothing: undefined = (await accounts.DELETE("/api/v1/account/sessions/{id}", { params: { path: { id } } })).data;
  return [name, industry, isActive, next, copy, nothing];
}

function said(problem: Problem): string {
  switch (problem.code) {
    case "code-incorrect":
      return `${problem.attemptsLeft} tries left`;
    case "invalid-request":
      return problem.violations.map((it) => it.pointer).join();
    case "too-many-requests":
      // @ts-expect-error may be absent
      problem.retryAfter.toFixed();
      // @ts-expect-error another type's
      problem.attemptsLeft;
      return "later";
    case "unknown":
      return problem.type;
    // @ts-expect-error no such code
    case "code-wrong":
      return "";
    default:
      return problem.title;
  }
}

/** An open list: one of the codes that are known, or any other, and always a string. */
export const known: Schemas["ActivityItem"]["outcome"] = "SUCCEEDED";
export const other: Schemas["ActivityItem"]["outcome"] = "A_NEW_ONE";
export const outcome: Promise<string | undefined> = orThrow(accounts.GET("/api/v1/account/activity")).then(
  ({ items }) => items[0]?.outcome,
);
