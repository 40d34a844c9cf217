/**
 * A page in the widget on somebody's website.
 *
 * The website is told one thing: that the person wants the panel closed. Nothing of what is said or shown.
 * And the talk is found again when the visitor goes to another page of the website: its address is kept in this
 * tab, apart for each website, and is gone with the tab.
 */

const KEY = "warm-welkom:talk";
const TALK = /^\/t\/[\w-]+$/;

function kept() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // no storage: then each page begins anew
  }
}

function keep(address) {
  try {
    if (address) sessionStorage.setItem(KEY, address);
    else sessionStorage.removeItem(KEY);
  } catch {
    // no storage
  }
}

if (window.parent !== window) {
  // Keys pressed in here never reach the website; Escape means the same on both sides.
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    window.parent.postMessage("warm-welkom:close", "*"); // who may frame this page is said by its headers
  });

  const start = document.querySelector("[data-start]");
  const talk = document.querySelector("warm-talk");
  if (talk && TALK.test(location.pathname)) {
    const remember = () => keep(talk.dataset.state === "closed" ? "" : location.pathname);
    new MutationObserver(remember).observe(talk, { attributeFilter: ["data-state"] });
    remember();
  } else if (start && TALK.test(kept())) {
    const goOn = start.querySelector("[data-go-on]");
    goOn.querySelector("a").href = kept();
    goOn.hidden = false;
  } else if (!talk && !start && !location.pathname.endsWith("/opgeschreven")) {
    keep(""); // the talk is gone, or about to go; who goes back to it is remembered again
  }
}
