/**
 * Three sizes of letters, chosen on the page. Loaded before anything is drawn, so it is no module.
 * The choice is kept on the device, or only for this visit where a device is shared (data-keep of the page).
 */
(() => {
  const KEY = "warm-letters";
  const root = document.documentElement;

  function storage() {
    return root.dataset.keep === "device" ? localStorage : sessionStorage;
  }

  function show(size) {
    root.dataset.letters = size;
    for (const button of document.querySelectorAll("[data-letters-group] button")) {
      button.setAttribute("aria-pressed", String(button.value === size));
    }
  }

  function kept() {
    try {
      return storage().getItem(KEY) ?? "1";
    } catch {
      return "1"; // storage is refused
    }
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector("[data-letters-group]");
    if (!group) return;
    group.hidden = false;
    show(kept());
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      show(button.value);
      try {
        storage().setItem(KEY, button.value);
      } catch {
        // it holds for this page then
      }
    });
  });
})();
