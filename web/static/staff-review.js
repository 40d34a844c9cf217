// The review works without this. With it, the next wish comes to hand by itself, a colleague's changes show,
// and words can be selected in the talk.
const QUIET_AFTER = 10 * 60 * 1000; // a page that nobody touches does not keep the log-in alive
let touched = Date.now();
for (const kind of ["pointerdown", "keydown", "scroll"]) {
  document.addEventListener(kind, () => (touched = Date.now()), { passive: true, capture: true });
}

function goTo(id) {
  const target = document.getElementById(id);
  if (!target) return;
  target.closest("details:not([open])")?.setAttribute("open", "");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

document.addEventListener("verder", (event) => goTo(event.detail.naar));

document.addEventListener("htmx:beforeRequest", (event) => {
  const asksWhoIsHere = event.target.id === "samen";
  if (asksWhoIsHere && (document.hidden || Date.now() - touched > QUIET_AFTER)) event.preventDefault();
});

// Who was second gets both sides to see, in the place of the wish.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// What somebody is writing is never taken away by what a colleague did; sending it shows both sides.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const old = event.detail.target;
  if (!old.matches(".quote")) return;
  const busy = old.querySelector("details[open]") || old.contains(document.activeElement) && document.activeElement !== old;
  if (busy) event.detail.shouldSwap = false;
});

// ---- words selected in the talk ----

const chosen = document.getElementById("gekozen");
if (chosen) {
  for (const hint of document.querySelectorAll(".with-script")) hint.hidden = false;

  const look = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const words = range.startContainer.parentElement?.closest("[data-message]");
    const ends = range.endContainer.parentElement?.closest("[data-message]");
    if (!words) return;
    const before = document.createRange();
    before.selectNodeContents(words);
    before.setEnd(range.startContainer, range.startOffset);
    const inside = range.cloneRange();
    if (ends !== words) inside.setEnd(words, words.childNodes.length); // three clicks select up to the next line
    const piece = inside.toString().trim();
    if (!piece) return;
    chosen.elements.message_id.value = words.dataset.message;
    chosen.elements.piece.value = piece;
    chosen.elements.near.value = [...before.toString()].length; // characters, as the house counts them
    chosen.querySelector(".chosen__words span").textContent = piece;
    chosen.hidden = false;
  };

  let soon;
  document.addEventListener("selectionchange", () => {
    clearTimeout(soon);
    soon = setTimeout(look, 150);
  });
  chosen.querySelector("[data-cancel]").addEventListener("click", () => {
    document.getSelection()?.removeAllRanges();
    chosen.hidden = true;
  });
}

// The address may lead into something that is folded.
const named = location.hash && document.getElementById(location.hash.slice(1));
if (named) {
  if (named.matches("details")) named.open = true;
  goTo(named.id);
}
