"use strict";

// The token leaves the address bar as soon as it is read, and this page only when a person presses the button.

const button = document.getElementById("follow");
const trouble = document.getElementById("trouble");
const done = document.getElementById("done");
const token = new URLSearchParams(location.hash.slice(1)).get("token");
const call = button.dataset.call.replace("{id}", encodeURIComponent(new URLSearchParams(location.search).get("id") ?? ""));

history.replaceState(null, "", location.pathname);
window.addEventListener("hashchange", () => location.reload());
if (token === null) {
  refuse("There is no token in this address. Open the link of a notice in the inbox.");
} else {
  button.disabled = false;
  button.addEventListener("click", follow);
}

async function follow() {
  button.disabled = true;
  trouble.hidden = true;
  try {
    const answer = await fetch(call, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, ...password() }),
    });
    const body = await answer.json();
    if (answer.ok) {
      done.textContent = `Done: ${JSON.stringify(body)}`;
    } else {
      refuse(`${body.title}${body.state === undefined ? "" : ` (${body.state})`}. ${body.detail}`);
    }
  } catch (failure) {
    refuse("The service does not answer.");
    button.disabled = false;
  }
}

// Only the page of second factors asks for one.
function password() {
  const typed = document.getElementById("password")?.value ?? "";
  return typed === "" ? {} : { password: typed };
}

function refuse(text) {
  trouble.textContent = text;
  trouble.hidden = false;
}
