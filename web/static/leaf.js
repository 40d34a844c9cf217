/* What a page beside the talk can do with a script: print itself, and on a shared tablet not stay behind. */
import { Leaving } from "./talk/leaving.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const soon = document.querySelector("[data-leaving]");
if (soon) {
  const { content } = document.querySelector('template[data-template="leaving-soon"]');
  new Leaving(
    {
      minutes: Number(soon.dataset.minutes),
      address: soon.dataset.leaveAddress,
      stay: soon.dataset.stayAddress,
      warn: (on) => soon.replaceChildren(...(on ? [document.importNode(content, true)] : [])),
      empty: () => document.querySelector("main").replaceChildren(),
    },
    new AbortController().signal,
  );
}
