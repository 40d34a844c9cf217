/**
 * Reads aloud, with Dutch voices of the device itself only: other voices send what they read to a third party.
 * As long as there is none, nothing of it is seen.
 */

const KEY = "warm-read";
const SLOWLY = 0.9; // of a voice's own speed

export class Reading {
  #host;
  #storage = null;
  #voice = null;
  #button = null; // of the message that is read now

  /** `host` is the talk; it gets the attribute "can-read" as soon as there is a voice. */
  constructor(host, where, signal) {
    this.#host = host;
    try {
      this.#storage = where === "device" ? localStorage : sessionStorage;
    } catch {
      // refused: the setting holds for this page
    }
    if (!("speechSynthesis" in window)) return;
    this.#look();
    // Many browsers bring their voices later.
    speechSynthesis.addEventListener?.("voiceschanged", () => this.#look(), { signal });
    window.addEventListener("pagehide", () => this.stop(), { signal });
  }

  /** Whether all that comes in is read. */
  get all() {
    return this.#voice !== null && this.#host.hasAttribute("data-reads-all");
  }

  set all(on) {
    this.#host.toggleAttribute("data-reads-all", on);
    try {
      on ? this.#storage?.setItem(KEY, "1") : this.#storage?.removeItem(KEY);
    } catch {
      // it holds for this page then
    }
    if (!on) this.stop();
  }

  /** Read this aloud; `button` stops it as long as it is read. */
  read(words, button = null) {
    this.stop();
    if (!this.#voice || !words) return;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    utterance.rate = SLOWLY;
    utterance.onend = utterance.onerror = () => this.#button === button && this.#quiet();
    this.#button = button;
    button?.toggleAttribute("data-reading", true);
    speechSynthesis.speak(utterance);
  }

  /** Read it, or stop when it is being read. */
  press(button, words) {
    if (button.hasAttribute("data-reading")) this.stop();
    else this.read(words, button);
  }

  stop() {
    if (!this.#voice) return;
    this.#quiet();
    speechSynthesis.cancel();
  }

  #quiet() {
    this.#button?.removeAttribute("data-reading");
    this.#button = null;
  }

  #look() {
    const voices = speechSynthesis.getVoices().filter((voice) => voice.localService && /^nl\b/i.test(voice.lang));
    this.#voice = voices.find((voice) => /^nl.nl$/i.test(voice.lang)) ?? voices[0] ?? null;
    this.#host.toggleAttribute("data-can-read", this.#voice !== null);
    let on = null;
    try {
      on = this.#storage?.getItem(KEY);
    } catch {
      // refused
    }
    if (on) this.#host.toggleAttribute("data-reads-all", true);
    this.#host.querySelector("[data-read-all]")?.setAttribute("aria-pressed", String(this.all));
  }
}
