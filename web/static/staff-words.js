// While staff write, a gentle hint under the field where an institution's word has a human one. It never blocks:
// nothing is changed, nothing is kept, and without a connection there is just no hint.
const PAUSE = 700; // milliseconds without a key before the house is asked

const waiting = new WeakMap();
let number = 0;

function hintOf(field) {
  let hint = field.nextElementSibling;
  if (!hint?.matches(".hint")) {
    hint = document.createElement("p");
    hint.className = "hint";
    hint.id = `hint-${(number += 1)}`;
    hint.setAttribute("role", "status");
    field.after(hint);
    const described = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", described ? `${described} ${hint.id}` : hint.id);
  }
  return hint;
}

async function look(field, hint) {
  const text = field.value;
  const csrf = field.form?.elements.namedItem("csrf")?.value;
  if (!csrf) return;
  if (!text.trim()) {
    hint.replaceChildren();
    return;
  }
  try {
    const body = new URLSearchParams({ csrf, text });
    const answer = await fetch("/staff/woorden", { method: "POST", body, redirect: "error" });
    if (!answer.ok || field.value !== text) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (found.textContent !== hint.textContent) hint.replaceChildren(...found.childNodes);
  } catch {
    // No connection: no hint.
  }
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLElement) || !field.matches("textarea, input[data-words]")) return;
  if (field.dataset.words === "off") return;
  const hint = hintOf(field);
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => look(field, hint), PAUSE));
});
