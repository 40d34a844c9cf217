// A button of the site itself that opens the talk; the widget may not be there yet, or not at all.
document.querySelector("[data-talk]").addEventListener("click", () => window.WarmWelkom?.open());
