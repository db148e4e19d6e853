"use strict";

// Message data reaches the page by textContent only: a mail quotes what its sender typed.

const REFRESH_MILLIS = 2000;

const recipient = document.getElementById("recipient");
const recipients = document.getElementById("recipients");
const list = document.getElementById("messages");
const count = document.getElementById("count");
const empty = document.getElementById("empty");
const trouble = document.getElementById("trouble");
const shown = new Map();

recipient.value = new URLSearchParams(location.search).get("recipient") ?? "";
recipient.addEventListener("input", () => {
  const address = new URL(location.href);
  address.search = recipient.value === "" ? "" : new URLSearchParams({ recipient: recipient.value });
  history.replaceState(null, "", address);
  filter();
});
document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());

refresh();

async function refresh() {
  try {
    const answer = await fetch("/local/messages", { cache: "no-store" });
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    show((await answer.json()).items);
    trouble.hidden = true;
  } catch (failure) {
    if (trouble.hidden) {
      trouble.textContent = "The service does not answer. This page goes on trying.";
      trouble.hidden = false;
    }
  }
  setTimeout(refresh, REFRESH_MILLIS);
}

// Elements that stay are not touched, so that focus and selection survive a refresh.
function show(items) {
  const times = new Map();
  let next = list.firstElementChild;
  for (const item of items) {
    const text = JSON.stringify(item);
    times.set(text, (times.get(text) ?? 0) + 1);
    const key = `${times.get(text)} ${text}`;
    if (!shown.has(key)) {
      shown.set(key, element(key, item));
    }
    const message = shown.get(key);
    if (message === next) {
      next = next.nextElementSibling;
    } else {
      list.insertBefore(message, next);
    }
  }
  while (next !== null) {
    const gone = next;
    next = next.nextElementSibling;
    shown.delete(gone.dataset.key);
    gone.remove();
  }
  suggest(items);
  filter();
}

function suggest(items) {
  const addresses = [...new Set(items.map((it) => it.recipient))].sort();
  if (addresses.join("\n") !== [...recipients.children].map((it) => it.value).join("\n")) {
    recipients.replaceChildren(...addresses.map((it) => new Option(it, it)));
  }
}

function filter() {
  const wanted = recipient.value.trim().toLowerCase();
  let visible = 0;
  for (const message of list.children) {
    message.hidden = !message.dataset.recipient.includes(wanted);
    visible += message.hidden ? 0 : 1;
  }
  const total = list.children.length;
  say(count, visible === total ? `${total} ${total === 1 ? "message" : "messages"}` : `${visible} of ${total} messages`);
  say(empty, total === 0 ? "Nothing was sent yet. Begin a change of email: its code will appear here." : "No message to such a recipient.");
  empty.hidden = visible > 0;
}

// A screen reader speaks a status whenever it is written, so it is written only when it differs.
function say(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

function element(key, item) {
  const message = node("li", "message");
  message.dataset.key = key;
  message.dataset.recipient = item.recipient.toLowerCase();

  const sent = new Date(item.sentAt);
  const time = node("time", "", sent.toLocaleTimeString());
  time.dateTime = item.sentAt;
  time.title = sent.toLocaleString();
  const head = node("p", "head");
  head.append(
      node("span", "channel", item.channel === "SMS" ? "SMS" : "Email"), node("span", "to", item.recipient), time);
  message.append(head, node("h2", "", item.subject ?? "Text message"));

  if (item.code !== null) {
    message.append(codeLine(item.code, item.recipient));
  }
  message.append(node("p", "text", item.text));
  if (item.channel === "EMAIL") {
    message.append(htmlLink(item));
  }
  return message;
}

function htmlLink(item) {
  const link = node("a", "html", "As HTML");
  link.href = `/local/messages/${item.id}/html`;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

function codeLine(code, address) {
  const line = node("p", "code");
  const button = node("button", "copy", "Copy code");
  button.type = "button";
  button.setAttribute("aria-label", `Copy code ${code} for ${address}`);
  button.addEventListener("click", () => copy(button, code));
  line.append(node("output", "", code), button);
  return line;
}

async function copy(button, code) {
  try {
    await navigator.clipboard.writeText(code);
    button.textContent = "Copied";
  } catch (refused) {
    button.textContent = "Not allowed: copy by hand";
  }
  setTimeout(() => {
    button.textContent = "Copy code";
  }, 1200);
}

function node(name, className, text) {
  const made = document.createElement(name);
  if (className !== "") {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}
