// "Kopieer" puts the text of a link on the clipboard. Without this, or where a browser does not allow it, the link
// opens that text as a page.
const SHOWN = 4000; // milliseconds
const said = document.getElementById("gekopieerd");

async function text(address) {
  const answer = await fetch(address, { headers: { Accept: "text/plain" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
}

async function copy(link) {
  const found = text(link.href);
  // Safari allows it only when it is asked for in the click itself, with the text to come.
  if (window.ClipboardItem && navigator.clipboard.write) {
    const blob = found.then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } else {
    await navigator.clipboard.writeText(await found);
  }
}

// Where the finger is it shows too: the sentence may stand out of sight.
function show(link) {
  link.dataset.label ??= link.textContent;
  link.textContent = "Gekopieerd";
  setTimeout(() => (link.textContent = link.dataset.label), SHOWN);
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-copy]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    if (said) said.textContent = "";
    await copy(link);
    if (said) said.textContent = "Gekopieerd. Je kunt het nu ergens plakken.";
    show(link);
  } catch {
    window.location.assign(link.href);
  }
});
