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
import { call, newId } from "./talk/calling.js";
import { Composing } from "./talk/composing.js";
import { Delivering } from "./talk/delivering.js";
import { Dictating } from "./talk/dictating.js";
import { Keeping } from "./talk/keeping.js";
import { Leaving } from "./talk/leaving.js";
import { Lines, breathOf, wordsOf } from "./talk/lines.js";
import { Notices } from "./talk/notices.js";
import { Reading } from "./talk/reading.js";
import { isAtEnd, scrollTo, scrollToNow } from "./talk/scrolling.js";

const POLL_EVERY = 3000; // milliseconds

class WarmTalk extends HTMLElement {
  #lines;
  #answers;
  #composing = null;
  #dictating = null;
  #leaving = null;
  #reading;
  #kept;
  #delivering;
  #notices;
  #changes = 0; // counts what was said, so that an older look at the talk is not taken for a newer one
  #poll = 0;
  #listeners = new AbortController();

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const where = document.documentElement.dataset.keep;
    this.#notices = new Notices(this);
    const template = (name) => this.#notices.template(name);
    this.#kept = new Keeping(`warm-talk:${this.dataset.api}`, where);
    this.#delivering = new Delivering(`${this.dataset.api}/messages`, this.#kept, {
      takes: (name) => this.#takes(name),
      answered: (answer, message) => this.#take(answer, message),
      refused: (why, message, times) => this.#fail(why, message, times),
      again: () => this.#wake(),
      done: () => this.#refresh(),
    });
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
    this.#delivering.stop();
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
    const hush = () => this.#reading.stop(); // else it hears itself
    if (dictate) this.#dictating = new Dictating(dictate, this.#composing, this.#notices, hush, signal);
  }

  #share(signal) {
    this.#leaving = new Leaving(
      {
        minutes: Number(this.dataset.sharedMinutes),
        address: this.dataset.leaveAddress,
        stay: this.dataset.stayAddress,
        warn: (on) =>
          this.querySelector("[data-leaving-soon]").replaceChildren(...(on ? [this.#notices.template("leaving-soon")] : [])),
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
    this.#delivering.stop();
    this.#kept.clear();
    this.#reading.stop();
    this.#dictating?.drop();
    const left = this.#notices.template("left");
    document.title = "Warm Welkom";
    document.querySelector(".skip-link")?.remove();
    document.querySelector("main > h1")?.remove(); // there is another now
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
      this.#composing.complain(this.#notices.words("empty"));
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

  #deliver() {
    if (this.#delivering.busy) return;
    this.#notices.say("");
    clearTimeout(this.#poll);
    this.#delivering.deliver();
  }

  /** An answer takes its time, or came. */
  #takes(name) {
    if (name || this.#notices.said === "thinking" || this.#notices.said === "slow") this.#notices.say(name);
  }

  /** Put an answer under its message. */
  #take(answer, message) {
    this.#changes += 1;
    const added = this.#lines.answer(message, answer.replies);
    this.#setState(answer.state);
    this.#notices.progress(answer.progress);
    if (!this.#kept.messages.length) this.#showAnswers(answer.replies.at(-1));
    if (this.#lines.ownLine(message.id)) this.#scrollToNow();
    this.#readNew(added);
  }

  #fail(why, message, times) {
    const line = this.#lines.ownLine(message.id);
    if (why.gone) {
      // The invitation was withdrawn; the server has a page for that.
      this.#kept.clear();
      location.reload();
    } else if (why.passing) {
      this.#notices.failed(line, why);
      if (times === 1) this.#scrollToNow();
    } else {
      line?.remove();
      if (why.status === 409) return; // the talk was closed elsewhere
      // It can't be taken like this: back into the field, with the reason.
      const text = [message.shown, this.#composing.text].filter(Boolean).join("\n");
      this.#composing.write(text, message.insteadOf);
      this.#composing.complain(why.message);
    }
  }

  // Looking at the talk again

  #pollLater() {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => this.#refresh(), POLL_EVERY);
  }

  /** Ask how the talk stands and show it. While an answer is waited for, again and again. */
  async #refresh() {
    clearTimeout(this.#poll);
    if (this.#delivering.busy || this.dataset.state === "closed" || this.#leaving?.left) return;
    const changes = this.#changes;
    let talk;
    try {
      talk = await call(this.dataset.api);
    } catch {
      if (this.dataset.state === "waiting" && !document.hidden) this.#pollLater();
      return;
    }
    if (this.#delivering.busy || changes !== this.#changes || this.#leaving?.left) return; // something was said meanwhile
    this.#show(talk);
    if (talk.state === "waiting" && !document.hidden) this.#pollLater();
  }

  #show(talk) {
    const atEnd = isAtEnd();
    const waiting = new Set(this.#kept.messages.map((message) => message.id));
    const added = this.#lines.show(talk.messages, waiting);
    this.#setState(talk.state);
    this.#notices.progress(talk.progress);
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
    else if (state === "waiting") this.#notices.say("waiting");
    else if (state === "paused" && before !== "paused") this.#notices.say("paused");
    else if (before === "waiting" || (before === "paused" && state === "open")) this.#notices.say("");
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
    this.#notices.say("end");
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

  #readNew(added) {
    const last = added.filter((line) => line.matches(".line-assistant")).at(-1);
    if (last && this.#reading.all && !document.hidden) this.#reading.read(breathOf(last));
  }

  #lastSaid() {
    return [...this.querySelectorAll("[data-log] .line-assistant")].at(-1);
  }

  #scrollToNow(behavior) {
    const from = this.#lines.own.at(-1) ?? this.#lines.first;
    if (from) scrollToNow(from, this.querySelector("[data-composer]"), behavior);
  }
}

customElements.define("warm-talk", WarmTalk);
