// Small helps for the page. What the service says reaches it by textContent only.

import { ProblemError } from "../client/problems.js";

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** An element with members of its own, and children. */
export function element(name, members = {}, ...children) {
  const made = Object.assign(document.createElement(name), members);
  made.append(...children);
  return made;
}

/** A labelled field of a form. */
export function field(label, input) {
  return element("div", { className: "field" }, element("label", { textContent: label, htmlFor: input.id }), input);
}

/** Rows of a description list; those without a value are left out. */
export function facts(list, rows) {
  list.replaceChildren(
    ...rows
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([term, value]) =>
        element("div", {}, element("dt", { textContent: term }), element("dd", {}, element("span", { textContent: value })))),
  );
}

/** A row with what it is about on the left and a button, or nothing, on the right. */
export function row(title, detail, ...actions) {
  return element(
    "div",
    { className: "row" },
    element("div", {}, element("span", { textContent: title }), element("small", { textContent: detail })),
    ...actions,
  );
}

/** A button that is disabled while it works, and says what went wrong. */
export function button(label, said, work, className = "") {
  const made = element("button", { type: "button", textContent: label, className });
  made.addEventListener("click", () => attempt([made], said, work));
  return made;
}

/** Runs work for a form when it is submitted. */
export function onSubmit(form, said, work) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt([...form.querySelectorAll("button")], said, work, form);
  });
}

/** Runs work once at a time; its text, or the refusal, is said. Wrong members of a form are marked at their fields. */
export async function attempt(buttons, said, work, form) {
  buttons.forEach((it) => (it.disabled = true));
  say(said, "");
  clear(form);
  try {
    say(said, (await work()) ?? "");
  } catch (failure) {
    const marked = failure instanceof ProblemError && failure.problem.code === "invalid-request" && mark(form, failure.problem);
    say(said, marked ? "Some of it is not right: see above." : words(failure), true);
  } finally {
    buttons.forEach((it) => (it.disabled = false));
  }
}

/** Says something in a place that screen readers watch. */
export function say(place, text, isBad = false) {
  place.textContent = text;
  place.classList.toggle("bad", isBad);
}

/** A failure in words. */
export function words(failure) {
  if (!(failure instanceof ProblemError)) {
    return failure instanceof TypeError ? "The service does not answer. Try again." : String(failure.message ?? failure);
  }
  const { problem } = failure;
  switch (problem.code) {
    case "code-incorrect":
      return `${problem.title}. Tries left: ${problem.attemptsLeft}`;
    case "too-many-requests":
    case "unavailable":
      return `${problem.title}. Try again in ${problem.retryAfter ?? 60} seconds.`;
    case "invalid-request":
      return problem.violations.map((it) => `${it.pointer.slice(1)} ${it.message}`).join("; ");
    case "password-rejected":
    case "closure-refused":
      return `${problem.title}: ${problem.reasons.map(humanised).join(", ")}`;
    default:
      return `${problem.title}. ${problem.detail}`;
  }
}

/** SOME_CODE as "Some code". */
export function humanised(code) {
  const text = code.replaceAll("_", " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A time as the reader writes it. */
export function time(instant) {
  return new Date(instant).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

function clear(form) {
  for (const wrong of form?.querySelectorAll("[aria-invalid]") ?? []) {
    wrong.removeAttribute("aria-invalid");
    wrong.removeAttribute("aria-describedby");
  }
  form?.querySelectorAll(".wrong").forEach((it) => it.remove());
}

/** Whether each violation has found its field. */
function mark(form, problem) {
  const fields = problem.violations.map((it) => form?.elements.namedItem(it.pointer.split("/").at(-1)));
  if (!fields.every((it) => it instanceof HTMLElement)) {
    return false;
  }
  problem.violations.forEach(({ message }, index) => {
    const wrong = element("p", { className: "wrong", textContent: message, id: `${fields[index].id}-wrong` });
    fields[index].setAttribute("aria-invalid", "true");
    fields[index].setAttribute("aria-describedby", wrong.id);
    fields[index].after(wrong);
  });
  fields[0].focus();
  return true;
}
