"use strict";

// Another port than the one written in the page: what is copied must reach this instance.
document.getElementById("origin").textContent = location.origin;

const commands = [...document.querySelectorAll("pre > code")];

for (const command of commands) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-describedby", command.parentElement.getAttribute("aria-labelledby"));
  button.addEventListener("click", () => copy(button, command.textContent));
  const frame = document.createElement("div");
  frame.className = "command";
  command.parentElement.replaceWith(frame);
  frame.append(command.parentElement, button);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button, button.dataset.copy));
}

const copyAll = document.getElementById("copy-all");
copyAll.addEventListener("click", () => copy(copyAll, commands.map((it) => it.textContent).join("")));

async function copy(button, text) {
  const label = button.textContent;
  if (button.disabled) {
    return;
  }
  let outcome = "Copied";
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    outcome = "Not allowed: copy by hand";
  }
  button.disabled = true;
  button.textContent = outcome;
  document.getElementById("copied").textContent = outcome;
  setTimeout(() => {
    button.disabled = false;
    button.textContent = label;
    document.getElementById("copied").textContent = "";
  }, 1200);
}
