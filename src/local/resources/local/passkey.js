"use strict";

// The calls that an SPA makes around passkeys, one after another.

const trouble = document.getElementById("trouble");
const done = document.getElementById("done");
document.getElementById("here").href = location.href.replace("127.0.0.1", "localhost");

on("enrol", async () => {
  const token = await logIn();
  const begun = await call("POST", "/account/factors/passkey-registrations", { name: "This device" }, token);
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(begun.options);
  const made = await navigator.credentials.create({ publicKey: options });
  const factor = await call("POST", `/account/factors/passkey-registrations/${begun.id}/complete`, made.toJSON(), token);
  return `Enrolled: ${factor.name}`;
});

on("enter", async () => {
  const session = await call("POST", "/sessions", await signed({}));
  return `Logged in: ${session.session.strength}`;
});

on("both", async () => {
  const answer = await fetchJson("POST", "/sessions", credentials());
  if (answer.body.factorTicket === undefined) {
    return `Logged in: ${ok(answer).session.strength}`;
  }
  const { factorTicket } = answer.body;
  const session = await call("POST", "/sessions", { factorTicket, ...(await signed({ factorTicket })) });
  return `Logged in: ${session.session.strength}`;
});

on("remove", async () => {
  const token = await logIn();
  const factors = await call("GET", "/account/factors", undefined, token);
  for (const factor of factors.items.filter((it) => it.type === "PASSKEY")) {
    await call("DELETE", `/account/factors/${factor.id}`, undefined, token);
  }
  return "Removed";
});

/** With the password, and with a passkey where one is asked for. */
async function logIn() {
  const answer = await fetchJson("POST", "/sessions", credentials());
  if (answer.body.factorTicket === undefined) {
    return ok(answer).accessToken;
  }
  const { factorTicket } = answer.body;
  return (await call("POST", "/sessions", { factorTicket, ...(await signed({ factorTicket })) })).accessToken;
}

async function signed(login) {
  const challenge = await call("POST", "/passkey-challenges", login);
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(challenge.options);
  const answer = await navigator.credentials.get({ publicKey: options });
  return { challengeId: challenge.id, passkey: answer.toJSON() };
}

function credentials() {
  return { login: document.getElementById("login").value, password: document.getElementById("password").value };
}

async function call(method, path, body, token) {
  return ok(await fetchJson(method, path, body, token));
}

async function fetchJson(method, path, body, token) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  if (token !== undefined) {
    headers.Authorization = `Bearer ${token}`;
  }
  const answer = await fetch(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  return { ok: answer.ok, body: answer.status === 204 ? {} : await answer.json() };
}

function ok(answer) {
  if (!answer.ok) {
    throw new Error(`${answer.body.title}. ${answer.body.detail}`);
  }
  return answer.body;
}

function on(id, action) {
  const button = document.getElementById(id);
  button.addEventListener("click", async () => {
    button.disabled = true;
    trouble.hidden = true;
    done.textContent = "";
    try {
      done.textContent = await action();
    } catch (failure) {
      trouble.textContent = `${failure.name}: ${failure.message}`;
      trouble.hidden = false;
    }
    button.disabled = false;
  });
}
