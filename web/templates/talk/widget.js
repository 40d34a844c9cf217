{#- The widget: a quiet button on somebody's page that opens the talk in a frame. How to use it: docs/widget.md.

Written so that it works on a page with a strict policy of its own and never disturbs it: a shadow root, one
constructed style sheet (no inline style, nothing to allow), no markup from text, no request before it is opened.
The page learns one thing from the frame: that the person wants it closed. -#}
(() => {
  const { src, dataset: words } = document.currentScript, home = new URL(src).origin;
  if (window.WarmWelkom) return;
  if (!RegExp({{ pattern|tojson }}).test(location.origin))
    return console.error(`Warm Welkom: not shown here. Add ${location.origin} to WARMWELKOM_WIDGET_HOSTS of ${home}.`);

  const open = () => {
    {#- The focus goes in when the person opened it, and nowhere when the page did so by itself. #}
    const person = navigator.userActivation.isActive;
    frame.src ||= home + "/praten?widget=1";
    if (person) {
      {#- On a small screen it covers the page, so nothing behind it may get the focus. #}
      panel.open || panel[innerWidth < 600 ? "showModal" : "show"]();
      frame.focus();
    } else panel.open = true;
  };
  const close = () => {
    const inside = root.activeElement;
    panel.close();
    {#- The browser leads back to what had the focus; where it does not, the button gets it. #}
    if (inside && [host, document.body].includes(document.activeElement)) button.focus();
  };

  const make = (name, more) => Object.assign(document.createElement(name), more);
  const name = words.title || "Gesprek met Warm Welkom";
  const frame = make("iframe", {
    title: name,
    referrerPolicy: "no-referrer",
    {#- A page of another site is another process, and browsers lose the keyboard on the way to it. #}
    onload: () => root.activeElement === frame && (frame.blur(), frame.focus()),
  });
  const panel = make("dialog", { ariaLabel: name, onkeydown: ({ key }) => { if (key === "Escape") close(); } });
  panel.append(make("button", { textContent: words.close || "Sluiten", onclick: close }), frame);
  const button = make("button", {
    ariaHasPopup: "dialog",
    textContent: words.label || "Praat met ons",
    hidden: words.position === "none",
    onclick: open,
  });
  const host = make("aside", { lang: words.lang || "nl", ariaLabel: name });
  const root = host.attachShadow({ mode: "open" });
  root.append(panel, button);

  const colour = /^#[\da-f]{6}$/i.test(words.colour) ? words.colour : "{{ accent }}";
  {#- White or black on it, whichever reads better. #}
  const [r, g, b] = colour.match(/\w\w/g).map((part) => (`0x${part}` / 255) ** 2.2);
  const sheet = new CSSStyleSheet();
  {#- Type in px, unless the reader's own is larger: what a rem is the page decides. #}
  sheet.replaceSync(`
    :host{all:initial!important}
    [open]~*{visibility:hidden}
    button{font:600 max(18px,1.125rem)/1.2 system-ui;min-height:48px;padding:8px 20px;border:2px solid;border-radius:28px;background:0 0;color:inherit;cursor:pointer}
    button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #0a4a86}
    dialog,dialog~*{position:fixed;z-index:9999999;inset:auto;${words.position === "left" ? "left" : "right"}:16px;bottom:max(16px,env(safe-area-inset-bottom))}
    dialog~*{background:${colour};color:${.21 * r + .72 * g + .07 * b > .18 ? "#000" : "#fff"}}
    dialog{flex-direction:column;padding:0;width:460px;height:760px;border:1px solid #876;border-radius:16px;overflow:hidden;background:#faf5ec;color:#2a2025}
    [open]{display:flex}
    :modal{inset:0;min-width:100%;min-height:100%;border:0;border-radius:0}
    dialog button{align-self:end;margin:8px}
    iframe{flex:1;border:0}
    @media(prefers-color-scheme:dark){dialog{background:#1d171a;color:#fed}}
    @media print{*{display:none!important}}
  `);
  root.adoptedStyleSheets = [sheet];

  addEventListener("message", ({ source, origin, data }) =>
    source === frame.contentWindow && origin === home && data === "warm-welkom:close" && close());
  window.WarmWelkom = { open, close };
  const show = () => document.body.append(host);
  document.body ? show() : addEventListener("DOMContentLoaded", show);
})();
