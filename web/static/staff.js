// The staff pages work without this. It says so when a press of a button did not reach the house.
const trouble = document.getElementById("melding");

function say(sentence) {
  if (trouble) trouble.textContent = sentence;
}

// What a page asks by itself, every few seconds, says nothing of a button and clears nothing that was said.
const byItself = (event) => event.detail.elt?.closest?.("[data-by-itself]") === event.detail.elt;

function lost(is) {
  const notice = document.getElementById("signalen-weg");
  if (notice && notice.hidden === is) notice.hidden = !is;
}

document.addEventListener("htmx:sendError", (event) => {
  if (byItself(event)) {
    lost(true);
    return;
  }
  say("Er is nu geen verbinding. Er is niets veranderd. Probeer het zo nog eens.");
});

document.addEventListener("htmx:responseError", (event) => {
  if (byItself(event)) {
    lost(true);
    return;
  }
  // 401 and 403 load another page by themselves.
  if (event.detail.xhr.status === 404) {
    say("Dit is er niet meer. Misschien is het weggehaald op verzoek. Laad de pagina opnieuw.");
  } else if (event.detail.xhr.status > 403) {
    say("Dat lukte niet. Laad de pagina opnieuw en probeer het nog eens.");
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!byItself(event)) say("");
});

document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (byItself(event) && event.detail.xhr.status < 400) lost(false);
});

// Escape closes the menu of a phone, and going back to this page does not find it open.
const menu = document.querySelector(".top__menu");

menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
addEventListener("pagehide", () => {
  if (menu) menu.open = false;
});
