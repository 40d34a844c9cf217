/**
 * A shared tablet: when nobody touched it for a while, or a while after the talk was closed, nothing of the person
 * stays behind. Who is still there is asked first, and any touch is an answer.
 */

const LOOK_EVERY = 1000; // milliseconds, as all times here
const MINUTE = 60000;
const TRY_AGAIN = 5000;
const KEY = "warm-touched";
const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchmove"];

export class Leaving {
  #alone;
  #address;
  #stay;
  #stayed = Date.now();
  #warn;
  #empty;
  #touched;
  #timer = 0;
  #warned = false;
  #left = false;

  /**
   * `minutes` is how long it may be left alone, `address` what is told that the person left, `stay` that someone is
   * there still: who reads or writes for long asks nothing of the server, and it must not shut the talk meanwhile.
   * `warn` is called with whether to ask who is there, `empty` to clear the screen.
   */
  constructor({ minutes, address, stay, warn, empty }, signal) {
    this.#alone = minutes * MINUTE;
    this.#address = address;
    this.#stay = stay;
    this.#warn = warn;
    this.#empty = empty;
    this.#touched = before() ?? Date.now(); // a tablet that slept long enough to load the page anew
    for (const touch of TOUCHES) {
      document.addEventListener(touch, () => this.#touch(), { signal, passive: true, capture: true });
    }
    // Not while it is being hidden: a page that goes away has no time left to tell.
    document.addEventListener("visibilitychange", () => document.hidden || this.#look(), { signal });
    window.addEventListener("pageshow", () => this.#look(), { signal });
    window.addEventListener("online", () => this.#left && this.#tell(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    this.#look();
  }

  get left() {
    return this.#left;
  }

  /** The talk is closed: a minute is enough to read the farewell. */
  hurry() {
    this.#alone = Math.min(this.#alone, MINUTE);
    this.#touch();
  }

  /** Take everything away and go. */
  leave() {
    if (this.#left) return;
    this.#left = true;
    clearTimeout(this.#timer);
    this.#empty();
    try {
      sessionStorage.clear();
    } catch {
      // nothing was kept then
    }
    this.#tell();
  }

  #touch() {
    if (this.#left || this.#alone + this.#touched <= Date.now()) return this.#look(); // too late
    this.#touched = Date.now();
    try {
      sessionStorage.setItem(KEY, this.#touched);
    } catch {
      // this page knows
    }
    if (this.#warned) this.#warn((this.#warned = false));
    if (this.#touched - this.#stayed >= MINUTE) this.#tellStay();
  }

  #tellStay() {
    this.#stayed = Date.now();
    fetch(this.#stay, { method: "POST", cache: "no-store" }).catch(() => {}); // the next touch tells it again
  }

  #look() {
    clearTimeout(this.#timer);
    if (this.#left) return;
    const rest = this.#touched + this.#alone - Date.now();
    if (rest <= 0) return this.leave();
    // A closed talk says so itself.
    if (rest <= MINUTE && this.#alone > MINUTE && !this.#warned) this.#warn((this.#warned = true));
    this.#timer = setTimeout(() => this.#look(), Math.min(rest, LOOK_EVERY));
  }

  /** Tell the server, until it heard. The talk does not stay in the browser's history. */
  async #tell() {
    clearTimeout(this.#timer);
    try {
      await fetch(this.#address, { method: "POST", redirect: "manual", cache: "no-store", keepalive: true });
    } catch {
      this.#timer = setTimeout(() => this.#tell(), TRY_AGAIN);
      return;
    }
    location.replace("/");
  }
}

function before() {
  try {
    return Number(sessionStorage.getItem(KEY)) || null;
  } catch {
    return null;
  }
}
