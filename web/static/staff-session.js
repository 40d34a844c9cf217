// Says it before the log-in ends, and keeps it alive while somebody writes. Without this a page asks to log in
// when it ended, and the words of a form come along.
const notice = document.getElementById("sessie");
const SIGN_OF_LIFE = 60; // seconds between two of them

function begin() {
  const [soon, ended] = notice.querySelectorAll("p");
  const stay = notice.querySelector("button");
  const warn = Math.min(120, Number(notice.dataset.seconds) / 4); // seconds before the end
  let end = Date.now() + Number(notice.dataset.seconds) * 1000;
  let told = Date.now(); // when the house last heard of somebody here
  let over = false;

  function show(what) {
    soon.hidden = what !== "soon";
    stay.hidden = what !== "soon";
    ended.hidden = what !== "ended";
    notice.hidden = !what;
  }

  async function ask(method) {
    const headers = method === "GET" ? { "X-By-Itself": "1" } : {};
    const body = method === "POST" ? new URLSearchParams({ csrf: notice.dataset.csrf }) : undefined;
    const answer = await fetch("/staff/sessie", { method, headers, body, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 403) return 0;
    return answer.ok ? (await answer.json()).seconds : null;
  }

  async function hear(method) {
    const seconds = await ask(method).catch(() => null);
    if (seconds === null) return; // no line now; the clock goes on
    end = Date.now() + seconds * 1000;
    look();
  }

  function look() {
    const left = (end - Date.now()) / 1000;
    over = left <= 0;
    if (over) show("ended");
    else show(left <= warn ? "soon" : "");
  }

  function alive() {
    if (over || Date.now() - told < SIGN_OF_LIFE * 1000) return;
    told = Date.now();
    hear("POST");
  }

  for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, alive, { passive: true });
  stay.addEventListener("click", () => {
    told = Date.now();
    hear("POST");
  });
  // In another tab somebody may have been busy, so the house is asked before anything is said.
  setInterval(() => {
    const left = (end - Date.now()) / 1000;
    if (!over && left <= warn && notice.hidden) hear("GET");
    else if (!over && left <= 0) hear("GET").then(look);
  }, 1000);

  // A form that htmx would send comes back without its words when the session ended; sent whole, it keeps them.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt?.closest?.("form");
    if (!over || !form || event.detail.elt.closest("[data-by-itself]")) return;
    event.preventDefault();
    form.submit();
  });
}

if (notice) begin();
