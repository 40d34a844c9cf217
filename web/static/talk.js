/**
 * <warm-talk>: makes the talk on the page livelier. The server wrote the page, and it works without this file;
 * here messages go to the JSON API and answers come in without a reload.
 *
 * What holds everywhere:
 * - a message keeps its id until it is answered, also after a reload, so it is handled once;
 * - every message is put into the log once, so a screen reader says it once;
 * - the focus goes nowhere by itself: only back to the field, after the person's own press;
 * - no words stand here: they are in the templates of the page (templates/talk/talk.html).
 */

import { Answers, titleOf } from "./talk/answers.js";
import { Refused, call, newId } from "./talk/calling.js";
import { Composing } from "./talk/composing.js";
import { Dictating } from "./talk/dictating.js";
import { Keeping } from "./talk/keeping.js";
import { Leaving } from "./talk/leaving.js";
import { Lines, breathOf, wordsOf } from "./talk/lines.js";
import { Reading } from "./talk/reading.js";
import { isAtEnd, scrollTo, scrollToNow } from "./talk/scrolling.js";

const THINKING_AFTER = 1000; // milliseconds, as all times here
const SLOW_AFTER = 8000;
const POLL_EVERY = 3000;
const TRY_AGAIN = [5000, 10000, 20000, 30000]; // what failed is sent again by itself

class WarmTalk extends HTMLElement {
  #lines;
  #answers;
  #composing = null;
  #dictating = null;
  #leaving = null;
  #reading;
  #kept;
  #status;
  #said = ""; // what stands in #status, so that it is not announced again
  #sending = false;
  #failures = 0;
  #changes = 0; // counts what was said, so that an older look at the talk is not taken for a newer one
  #poll = 0;
  #again = 0;
  #listeners = new AbortController();

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const where = document.documentElement.dataset.keep;
    const template = (name) => this.#template(name);
    this.#status = this.querySelector("[data-status]");
    this.#said = this.#status.textContent.trim() && this.dataset.state; // the server said it
    this.#kept = new Keeping(`warm-talk:${this.dataset.api}`, where);
    this.#lines = new Lines(this.querySelector("[data-log]"), template, this.dataset.address);
    this.#answers = new Answers(this.querySelector("[data-choices]"), template);
    this.#reading = new Reading(this, where, signal);
    this.#lines.unfold(this.querySelector("[data-earlier]"), signal);
    this.addEventListener("click", (event) => this.#onClick(event), { signal });
    if (this.dataset.sharedMinutes) this.#share(signal);
    if (this.#leaving?.left) return;
    const form = this.querySelector("[data-composer]");
    if (form) {
      this.#listen(form, signal);
      this.#resume();
    } else {
      this.#closed();
    }
    if (location.hash !== "#antwoord") this.#scrollToNow("instant");
  }

  disconnectedCallback() {
    this.#listeners.abort();
    this.#reading.stop();
    clearTimeout(this.#poll);
    clearTimeout(this.#again);
  }

  #listen(form, signal) {
    const touched = () => this.#reading.stop();
    this.#composing = new Composing(form, this.#kept, { sent: () => this.#onSent(), touched }, signal);
    this.querySelector("[data-choices]").addEventListener("submit", (event) => this.#onChoice(event), { signal });
    this.querySelector("[data-pause]").addEventListener("submit", (event) => this.#onChoice(event), { signal });
    // A tablet that wakes, a connection that is back, a page out of the browser's memory: look what happened.
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    window.addEventListener("online", () => this.#wake(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#wake(), { signal });
    this.#kept.listen(() => this.#wake(), signal);
    const dictate = form.querySelector("[data-dictate]");
    if (dictate) this.#dictate(dictate);
  }

  #share(signal) {
    this.#leaving = new Leaving(
      {
        minutes: Number(this.dataset.sharedMinutes),
        address: this.dataset.leaveAddress,
        stay: this.dataset.stayAddress,
        warn: (on) =>
          this.querySelector("[data-leaving-soon]").replaceChildren(...(on ? [this.#template("leaving-soon")] : [])),
        empty: () => this.#empty(),
      },
      signal,
    );
    this.querySelector("[data-leave]")?.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        this.#leaving.leave();
      },
      { signal },
    );
  }

  /** Nothing of the person stays on the screen. */
  #empty() {
    this.#kept?.clear();
    this.#reading.stop();
    this.#dictating?.drop();
    const left = this.#template("left");
    document.title = "Warm Welkom";
    document.querySelector(".skip-link")?.remove();
    history.replaceState(null, "", location.pathname);
    this.replaceChildren(left); // the log goes, and this element stays to tell the server
  }

  /** After a load: what was not answered is sent again with its id. */
  #resume() {
    this.#showWaiting();
    if (this.#kept.messages.length) this.#deliver();
    else if (this.dataset.state === "waiting") this.#pollLater();
  }

  /** Put what waits into the log, unless it stands there. */
  #showWaiting() {
    for (const message of this.#kept.messages) {
      if (this.#lines.ownLine(message.id)) continue;
      const last = this.#lines.own.at(-1);
      // The server may have it already; then it stands here and is not put here twice.
      if (last && !last.dataset.message && wordsOf(last) === message.shown) this.#lines.claim(last, message);
      else this.#lines.addOwn(message);
    }
    if (this.#kept.messages.length) this.#answers.show([]);
  }

  #wake() {
    if (document.hidden || this.#leaving?.left || !this.#composing?.there) return;
    this.#showWaiting();
    if (this.#kept.messages.length) this.#deliver();
    else this.#refresh();
  }

  // What the person does

  #onSent() {
    this.#dictating?.drop();
    const { text, insteadOf } = this.#composing;
    if (this.#composing.empty) {
      this.#composing.complain(this.#words("empty"));
      this.#composing.focus();
      return;
    }
    this.#composing.write("");
    this.#composing.focus();
    this.#send(text.trim(), text.trim(), insteadOf);
  }

  #onChoice(event) {
    event.preventDefault();
    const choice = event.submitter;
    if (!choice) return;
    this.#backToField(choice);
    this.#send(choice.value, choice.matches(".choice") ? titleOf(choice) : choice.value);
  }

  #onClick(event) {
    const pressed = event.target.closest("a, button");
    if (!pressed) return;
    if (pressed.matches(".retry")) {
      this.#backToField(pressed);
      this.#deliver();
    } else if (pressed.matches("[data-hear]")) {
      this.#reading.press(pressed, breathOf(pressed.closest(".line")));
    } else if (pressed.matches("[data-read-all]")) {
      this.#readAll(pressed);
    } else if (pressed.matches("[data-change]") && this.#composing?.there) {
      event.preventDefault();
      const line = pressed.closest(".line");
      this.#composing.write(wordsOf(line), line.dataset.id);
      this.#composing.focus();
      this.querySelector("[data-composer]").scrollIntoView({ block: "nearest" });
    }
  }

  #readAll(button) {
    this.#reading.all = !this.#reading.all;
    button.setAttribute("aria-pressed", String(this.#reading.all));
    const last = this.#lastSaid();
    if (this.#reading.all && last) this.#reading.read(breathOf(last));
  }

  #dictate(button) {
    let before = "";
    this.#dictating = new Dictating(
      button,
      (heard) => this.#composing.write([before, heard].filter(Boolean).join(" "), this.#composing.insteadOf),
      (well) => this.#say(!well ? "deaf" : this.#composing.empty ? "" : "dictated"),
    );
    button.addEventListener(
      "click",
      () => {
        if (this.#dictating.listens) return this.#dictating.finish();
        this.#reading.stop(); // else it hears itself
        before = this.#composing.text.trim();
        this.#dictating.start();
      },
      { signal: this.#listeners.signal },
    );
  }

  /**
   * A button that goes away hands the focus to the field, so that it is not lost. Not under a finger: there the
   * keyboard would come up and hide the answer.
   */
  #backToField(button) {
    const byKeyboard = button.matches(":focus-visible");
    if (byKeyboard || !matchMedia("(pointer: coarse)").matches) this.#composing.focus();
  }

  // Sending

  #send(text, shown, insteadOf = "") {
    const message = { id: newId(), text, shown, ...(insteadOf && { insteadOf }) };
    this.#reading.stop();
    this.#kept.add(message);
    this.#changes += 1;
    const line = this.#lines.addOwn(message);
    this.#answers.show([]);
    scrollTo(line);
    this.#deliver();
  }

  /** Send what waits, one after the other, until one fails. */
  async #deliver() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#poll);
    clearTimeout(this.#again);
    const thinking = setTimeout(() => this.#say("thinking"), THINKING_AFTER);
    const slow = setTimeout(() => this.#say("slow"), SLOW_AFTER);
    this.#say("");
    try {
      for (let [message] = this.#kept.messages; message; [message] = this.#kept.messages) {
        const { id, text, insteadOf } = message;
        const answer = await call(`${this.dataset.api}/messages`, {
          id,
          text,
          ...(insteadOf && { instead_of: insteadOf }),
        });
        if (this.#leaving?.left) return;
        this.#failures = 0;
        this.#lines.ownLine(id)?.querySelector(".failed")?.remove();
        this.#kept.drop(id);
        this.#take(answer, message);
      }
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (!this.#leaving?.left) this.#fail(refused);
    } finally {
      clearTimeout(thinking);
      clearTimeout(slow);
      this.#sending = false;
      if (this.#said === "thinking" || this.#said === "slow") this.#say("");
      this.#refresh();
    }
  }

  /** Put an answer under its message. */
  #take(answer, message) {
    this.#changes += 1;
    const added = this.#lines.answer(message, answer.replies);
    this.#setState(answer.state);
    this.#showProgress(answer.progress);
    if (!this.#kept.messages.length) this.#showAnswers(answer.replies.at(-1));
    if (this.#lines.ownLine(message.id)) this.#scrollToNow();
    this.#readNew(added);
  }

  #fail(refused) {
    const [message] = this.#kept.messages;
    if (!message) return; // another tab got its answer meanwhile
    const line = this.#lines.ownLine(message.id);
    if (refused.status === 404) {
      // The invitation was withdrawn; the server has a page for that.
      this.#kept.clear();
      location.reload();
      return;
    }
    if (refused.passing) {
      this.#failures += 1;
      this.#showFailed(line, refused);
      this.#again = setTimeout(() => this.#wake(), TRY_AGAIN[Math.min(this.#failures, TRY_AGAIN.length) - 1]);
      return;
    }
    this.#kept.drop(message.id);
    line?.remove();
    if (refused.status !== 409) {
      // It can't be taken like this: back into the field, with the reason.
      const text = [message.shown, this.#composing.text].filter(Boolean).join("\n");
      this.#composing.write(text, message.insteadOf);
      this.#composing.complain(refused.message);
    }
  }

  /** Say it once: while it goes on failing the same words stay. */
  #showFailed(line, refused) {
    const words = refused.message || (refused.status === 0 ? this.#words("offline") : "");
    let failed = line?.querySelector(".failed");
    if (failed && !words) return;
    if (!failed) {
      failed = this.#template("failed");
      line?.append(failed);
    }
    const text = failed.querySelector("[data-text]");
    if (words && text.textContent !== words) text.textContent = words;
    if (this.#failures === 1) this.#scrollToNow();
  }

  // Looking at the talk again

  #pollLater() {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => this.#refresh(), POLL_EVERY);
  }

  /** Ask how the talk stands and show it. While an answer is waited for, again and again. */
  async #refresh() {
    clearTimeout(this.#poll);
    if (this.#sending || this.dataset.state === "closed" || this.#leaving?.left) return;
    const changes = this.#changes;
    let talk;
    try {
      talk = await call(this.dataset.api);
    } catch {
      if (this.dataset.state === "waiting" && !document.hidden) this.#pollLater();
      return;
    }
    if (this.#sending || changes !== this.#changes || this.#leaving?.left) return; // something was said meanwhile
    this.#show(talk);
    if (talk.state === "waiting" && !document.hidden) this.#pollLater();
  }

  #show(talk) {
    const atEnd = isAtEnd();
    const waiting = new Set(this.#kept.messages.map((message) => message.id));
    const added = this.#lines.show(talk.messages, waiting);
    this.#setState(talk.state);
    this.#showProgress(talk.progress);
    if (!waiting.size) this.#showAnswers(talk.messages.at(-1));
    if (added.length && atEnd) scrollTo(added[0]);
    this.#readNew(added);
  }

  // What is on the page

  #setState(state) {
    const before = this.dataset.state;
    this.dataset.state = state;
    this.querySelector("[data-pause]")?.toggleAttribute("hidden", state === "paused");
    if (state === "closed") this.#end();
    else if (state === "waiting") this.#say("waiting");
    else if (state === "paused" && before !== "paused") this.#say("paused");
    else if (before === "waiting" || (before === "paused" && state === "open")) this.#say("");
  }

  #end() {
    if (!this.#composing?.there) return;
    this.#dictating?.drop();
    this.#answers.show([]);
    this.#composing.remove();
    this.querySelector("[data-pause]")?.remove();
    document.querySelector(".skip-link")?.remove();
    this.#closed();
    // Announced after the farewell; moving the focus here would cut the farewell short.
    this.#say("end");
  }

  /** Nothing is kept of a talk that is closed. */
  #closed() {
    this.#kept.clear();
    this.#lines.settle();
    this.#leaving?.hurry();
  }

  #showAnswers(last) {
    const open = this.dataset.state !== "closed" && last && last.sender !== "person";
    this.#answers.show(open ? (last.buttons ?? []) : []);
  }

  /** How far the talk is. Not shown when it is not known, at the beginning, and when it takes longer than most. */
  #showProgress(progress) {
    const shown = this.querySelector("[data-progress]");
    const known = progress && progress.asked > 0 && progress.asked <= progress.about;
    shown.hidden = !known || this.dataset.state === "closed";
    if (!known) return;
    shown.querySelector("[data-asked]").textContent = progress.asked;
    shown.querySelector("[data-about]").textContent = progress.about;
    const bar = shown.querySelector("[data-bar]");
    bar.max = progress.about;
    bar.value = progress.asked;
  }

  /** Say something beside the talk: the name of a template, or nothing. */
  #say(name) {
    if (name === this.#said) return;
    this.#said = name;
    this.#status.replaceChildren(...(name ? [this.#template(name)] : []));
  }

  #readNew(added) {
    const last = added.filter((line) => line.matches(".line-assistant")).at(-1);
    if (last && this.#reading.all && !document.hidden) this.#reading.read(breathOf(last));
  }

  #lastSaid() {
    return [...this.querySelectorAll("[data-log] .line-assistant")].at(-1);
  }

  #template(name) {
    const { content } = this.querySelector(`template[data-template="${name}"]`);
    return document.importNode(content, true).firstElementChild;
  }

  #words(name) {
    return this.querySelector(`template[data-template="${name}"]`).content.textContent.trim();
  }

  #scrollToNow(behavior) {
    const from = this.#lines.own.at(-1) ?? this.#lines.first;
    if (from) scrollToNow(from, this.querySelector("[data-composer]"), behavior);
  }
}

customElements.define("warm-talk", WarmTalk);
