// The staff pages work without this. It says so when a press of a button did not reach the house.
const trouble = document.getElementById("melding");

function say(sentence) {
  if (trouble) trouble.textContent = sentence;
}

document.addEventListener("htmx:sendError", () => {
  say("Er is nu geen verbinding. Er is niets veranderd. Probeer het zo nog eens.");
});

document.addEventListener("htmx:responseError", (event) => {
  // 401 and 403 load another page by themselves.
  if (event.detail.xhr.status === 404) {
    say("Dit is er niet meer. Misschien is het weggehaald op verzoek. Laad de pagina opnieuw.");
  } else if (event.detail.xhr.status > 403) {
    say("Dat lukte niet. Laad de pagina opnieuw en probeer het nog eens.");
  }
});

document.addEventListener("htmx:beforeRequest", () => say(""));
