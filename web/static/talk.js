/**
 * <warm-talk>: makes the talk on the page livelier. The server wrote the page, and it works without this file;
 * here messages go to the JSON API and answers come in without a reload.
 *
 * What holds everywhere:
 * - a message keeps its id until it is answered, also after a reload, so it is handled once;
 * - every message is put into the log once, so a screen reader says it once;
 * - the focus goes nowhere by itself: only back to the field, after the person's own send;
 * - no words stand here: they are in the templates of the page (templates/talk/talk.html).
 */

const THINKING_AFTER = 1000; // milliseconds, as all times here
const SLOW_AFTER = 8000;
const GIVE_UP_AFTER = 45000;
const POLL_EVERY = 3000;

/** An id for a new message. `crypto.randomUUID` is there on https and localhost only; a house may run plain http. */
export function newId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4
  bytes[8] = (bytes[8] & 0x3f) | 0x80; // variant 1
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * What is not answered yet and what is being typed, kept in this tab over a reload and gone with the tab: on a
 * shared tablet nothing stays behind. Where storage is refused it is kept in memory.
 */
class Keeping {
  #key;
  #state = { messages: [], draft: "" };

  constructor(key) {
    this.#key = key;
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
      if (Array.isArray(kept?.messages) && typeof kept.draft === "string") this.#state = kept;
    } catch {
      // no storage, or not ours: begin empty
    }
  }

  /** Messages not answered yet, oldest first: {id, text, shown}; `shown` is what the person sees of it. */
  get messages() {
    return [...this.#state.messages];
  }

  get draft() {
    return this.#state.draft;
  }

  set draft(text) {
    this.#state.draft = text;
    this.#write();
  }

  add(message) {
    this.#state.messages.push(message);
    this.#write();
  }

  drop(id) {
    this.#state.messages = this.#state.messages.filter((message) => message.id !== id);
    this.#write();
  }

  clear() {
    this.#state = { messages: [], draft: "" };
    this.#write();
  }

  #write() {
    try {
      if (this.#state.messages.length || this.#state.draft) {
        sessionStorage.setItem(this.#key, JSON.stringify(this.#state));
      } else {
        sessionStorage.removeItem(this.#key);
      }
    } catch {
      // full or refused: it is in memory still
    }
  }
}

/** The API said no. `status` is its HTTP status, 0 when it was not reached; `message` a sentence to show, or "". */
class Refused extends Error {
  constructor(status, message = "") {
    super(message);
    this.status = status;
  }

  /** Sending the same again later may work. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

class WarmTalk extends HTMLElement {
  #log;
  #choices;
  #progress;
  #status;
  #composer;
  #field;
  #problem;
  #kept;
  #sending = false;
  #said = ""; // what stands in #status, so that it is not announced again
  #changes = 0; // counts what was said, so that an older look at the talk is not taken for a newer one
  #poll = 0;
  #listeners = new AbortController();

  connectedCallback() {
    this.#log = this.querySelector("[data-log]");
    this.#choices = this.querySelector("[data-choices]");
    this.#progress = this.querySelector("[data-progress]");
    this.#status = this.querySelector("[data-status]");
    this.#composer = this.querySelector("[data-composer]");
    this.#field = this.#composer?.querySelector("textarea");
    this.#problem = this.querySelector("[data-problem]");
    this.#said = this.#status.textContent.trim() && this.dataset.state; // the server said it
    this.#kept = new Keeping(`warm-talk:${this.dataset.api}`);
    this.#listeners = new AbortController();
    if (this.#composer) {
      this.#listen();
      this.#resume();
    } else {
      this.#kept.clear(); // the talk is closed
    }
    if (location.hash !== "#antwoord") this.#scrollToNow("instant");
  }

  disconnectedCallback() {
    this.#listeners.abort();
    clearTimeout(this.#poll);
  }

  #listen() {
    const { signal } = this.#listeners;
    this.#composer.addEventListener("submit", (event) => this.#onSubmit(event), { signal });
    this.#choices.addEventListener("submit", (event) => this.#onChoice(event), { signal });
    this.#log.addEventListener("click", (event) => this.#onRetry(event), { signal });
    this.#field.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.#field.addEventListener("input", () => this.#onInput(), { signal });
    // A tablet that wakes, a connection that is back, a page out of the browser's memory: look what happened.
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    window.addEventListener("online", () => this.#wake(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#wake(), { signal });
  }

  /** After a load: what was typed stands in the field again, what was not answered is sent again with its id. */
  #resume() {
    if (!this.#field.value && this.#kept.draft) this.#field.value = this.#kept.draft;
    this.#fit();
    for (const message of this.#kept.messages) {
      const last = [...this.#log.querySelectorAll(".line-person")].at(-1);
      // The server may have it already; then it stands here and is not put here twice.
      if (last && !last.dataset.message && wordsOf(last) === message.shown) last.dataset.message = message.id;
      else this.#addOwn(message);
    }
    if (this.#kept.messages.length) {
      this.#showChoices([]);
      this.#deliver();
    } else if (this.dataset.state === "waiting") {
      this.#pollLater();
    }
  }

  #wake() {
    if (document.hidden) return;
    if (this.#kept.messages.length) this.#deliver();
    else this.#refresh();
  }

  // What the person does

  #onSubmit(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (!text) {
      this.#complain(this.#words("empty"));
      this.#field.focus();
      return;
    }
    this.#field.value = "";
    this.#kept.draft = "";
    this.#onInput();
    this.#field.focus({ preventScroll: true });
    this.#send(text, text);
  }

  #onChoice(event) {
    event.preventDefault();
    const choice = event.submitter;
    if (!choice) return;
    this.#backToField(choice);
    this.#send(choice.value, choice.textContent.trim());
  }

  #onRetry(event) {
    const button = event.target.closest(".retry");
    if (!button) return;
    this.#backToField(button);
    this.#deliver();
  }

  #onKey(event) {
    // While a word is being composed, Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#composer.requestSubmit();
  }

  #onInput() {
    this.#complain("");
    this.#kept.draft = this.#field.value;
    this.#fit();
  }

  /**
   * A button that goes away hands the focus to the field, so that it is not lost. Not under a finger: there the
   * keyboard would come up and hide the answer.
   */
  #backToField(button) {
    const byKeyboard = button.matches(":focus-visible");
    if (byKeyboard || !matchMedia("(pointer: coarse)").matches) this.#field.focus({ preventScroll: true });
  }

  // Sending

  #send(text, shown) {
    const message = { id: newId(), text, shown };
    this.#kept.add(message);
    const line = this.#addOwn(message);
    this.#showChoices([]);
    this.#scrollTo(line);
    this.#deliver();
  }

  /** Send what waits, one after the other, until one fails. */
  async #deliver() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#poll);
    const thinking = setTimeout(() => this.#say("thinking"), THINKING_AFTER);
    const slow = setTimeout(() => this.#say("slow"), SLOW_AFTER);
    this.#say("");
    try {
      for (let [message] = this.#kept.messages; message; [message] = this.#kept.messages) {
        this.#ownLine(message.id)?.querySelector(".failed")?.remove();
        const answer = await this.#call("/messages", { id: message.id, text: message.text });
        this.#kept.drop(message.id);
        this.#take(answer, message);
      }
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.#fail(refused);
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
    const own = this.#ownLine(message.id);
    let before = own;
    for (const reply of answer.replies) {
      if (this.#line(reply.id)) continue;
      const line = this.#make("assistant", reply.text);
      line.dataset.id = reply.id;
      before ? before.after(line) : this.#log.append(line);
      before = line;
    }
    const more = this.#kept.messages.length > 0;
    this.#setState(answer.state);
    this.#showProgress(answer.progress);
    if (!more) this.#showChoices(answer.replies.at(-1)?.buttons ?? []);
    if (own) this.#scrollTo(own);
  }

  #fail(refused) {
    const [message] = this.#kept.messages;
    const line = this.#ownLine(message.id);
    if (refused.status === 404) {
      // The invitation was withdrawn; the server has a page for that.
      this.#kept.clear();
      location.reload();
      return;
    }
    if (refused.passing) {
      const failed = this.#template("failed");
      if (refused.message) failed.querySelector("[data-text]").textContent = refused.message;
      line?.append(failed);
      this.#scrollToNow();
      return;
    }
    this.#kept.drop(message.id);
    line?.remove();
    if (refused.status !== 409) {
      // It can't be taken like this: back into the field, with the reason.
      this.#field.value = [message.shown, this.#field.value].filter(Boolean).join("\n");
      this.#onInput();
      this.#complain(refused.message);
    }
  }

  /** Call the API. Gives its answer; throws Refused. */
  async #call(path = "", body = undefined) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), GIVE_UP_AFTER);
    try {
      const response = await fetch(this.dataset.api + path, {
        method: body ? "POST" : "GET",
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body && JSON.stringify(body),
        cache: "no-store",
        credentials: "omit",
        signal: giveUp.signal,
      });
      if (response.ok) return await response.json();
      const error = await response.json().catch(() => ({}));
      throw new Refused(response.status, response.status < 500 ? (error.message ?? "") : "");
    } catch (error) {
      throw error instanceof Refused ? error : new Refused(0);
    } finally {
      clearTimeout(timer);
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
    if (this.#sending || this.dataset.state === "closed") return;
    const changes = this.#changes;
    let talk;
    try {
      talk = await this.#call();
    } catch {
      if (this.dataset.state === "waiting" && !document.hidden) this.#pollLater();
      return;
    }
    if (this.#sending || changes !== this.#changes) return; // something was said meanwhile
    this.#show(talk);
    if (talk.state === "waiting" && !document.hidden) this.#pollLater();
  }

  /** Make the log the same as the talk is kept: add what is new, take away what was removed, leave the rest alone. */
  #show(talk) {
    const atEnd = this.#isAtEnd();
    let previous = null;
    let added = null;
    for (const message of talk.messages) {
      let line = this.#line(message.id) ?? (message.sender === "person" ? this.#unclaimed(message.text) : null);
      const fresh = !line;
      line ??= this.#make(message.sender, message.text);
      line.dataset.id = message.id;
      const follows = previous ? previous.nextElementSibling : this.#log.firstElementChild;
      if (line !== follows) previous ? previous.after(line) : this.#log.prepend(line);
      if (fresh) added ??= line;
      previous = line;
    }
    const known = new Set(talk.messages.map((message) => message.id));
    const waiting = new Set(this.#kept.messages.map((message) => message.id));
    for (const line of [...this.#log.querySelectorAll(".line")]) {
      if (!known.has(line.dataset.id) && !waiting.has(line.dataset.message)) line.remove();
    }
    this.#setState(talk.state);
    this.#showProgress(talk.progress);
    const last = talk.messages.at(-1);
    const buttons = last?.sender === "assistant" && !this.#kept.messages.length ? (last.buttons ?? []) : [];
    this.#showChoices(buttons);
    if (added && atEnd) this.#scrollTo(added);
  }

  /** The person's own line that the server did not name yet: with the same words, or else the oldest one sent. */
  #unclaimed(words) {
    const lines = [...this.#log.querySelectorAll(".line-person:not([data-id])")];
    const waiting = new Set(this.#kept.messages.map((message) => message.id));
    return (
      lines.find((line) => wordsOf(line) === words) ?? lines.find((line) => !waiting.has(line.dataset.message))
    );
  }

  // What is on the page

  #setState(state) {
    const before = this.dataset.state;
    this.dataset.state = state;
    if (state === "closed") this.#end();
    else if (state === "waiting") this.#say("waiting");
    else if (before === "waiting") this.#say("");
  }

  #end() {
    if (!this.#composer.isConnected) return;
    this.#kept.clear();
    this.#showChoices([]);
    this.#composer.remove();
    document.querySelector(".skip-link")?.remove();
    // Announced after the farewell; moving the focus here would cut the farewell short.
    this.#say("end");
  }

  #showChoices(buttons) {
    const same =
      buttons.length &&
      buttons.map(({ title, payload }) => `${title}\n${payload}`).join("\n\n") ===
        this.#buttons().map((button) => `${button.textContent.trim()}\n${button.value}`).join("\n\n");
    if (same) return; // leave them alone: one of them may have the focus
    for (const button of this.#buttons()) button.remove();
    for (const { title, payload } of this.dataset.state === "closed" ? [] : buttons) {
      const button = this.#template("choice");
      button.textContent = title;
      button.value = payload;
      this.#choices.append(button);
    }
    this.#choices.hidden = this.#buttons().length === 0;
  }

  /** How far the talk is. Not shown when it is not known, at the beginning, and when it takes longer than most. */
  #showProgress(progress) {
    const known = progress && progress.asked > 0 && progress.asked <= progress.about;
    this.#progress.hidden = !known || this.dataset.state === "closed";
    if (!known) return;
    this.#progress.querySelector("[data-asked]").textContent = progress.asked;
    this.#progress.querySelector("[data-about]").textContent = progress.about;
  }

  #buttons() {
    return [...this.#choices.querySelectorAll(".choice")];
  }

  #addOwn(message) {
    this.#changes += 1;
    const line = this.#make("person", message.shown);
    line.dataset.message = message.id;
    this.#log.append(line);
    return line;
  }

  #make(sender, words) {
    const line = this.#template(sender);
    line.querySelector("[data-text]").textContent = words;
    line.classList.add("line-new");
    return line;
  }

  #line(id) {
    return this.#log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #ownLine(id) {
    return this.#log.querySelector(`[data-message="${CSS.escape(id)}"]`);
  }

  /** Say something beside the talk: the name of a template, or nothing. */
  #say(name) {
    if (name === this.#said) return;
    this.#said = name;
    this.#status.replaceChildren(...(name ? [this.#template(name)] : []));
  }

  #complain(sentence) {
    if (this.#problem.textContent !== sentence) this.#problem.textContent = sentence;
    if (sentence) this.#field.setAttribute("aria-invalid", "true");
    else this.#field.removeAttribute("aria-invalid");
  }

  #template(name) {
    const { content } = this.querySelector(`template[data-template="${name}"]`);
    return document.importNode(content, true).firstElementChild;
  }

  #words(name) {
    return this.querySelector(`template[data-template="${name}"]`).content.textContent.trim();
  }

  /** Where the style sheet can't let the field grow, do it here. */
  #fit() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight + 4}px`; // with its two edges
  }

  // Scrolling

  #isAtEnd() {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    return scrollHeight - clientHeight - scrollTop < 120;
  }

  #scrollToNow(behavior) {
    const lines = this.#log.querySelectorAll(".line-person");
    const from = lines.length ? lines[lines.length - 1] : this.#log.firstElementChild;
    if (from) this.#scrollTo(from, behavior);
  }

  /** Go to the end, but not past the beginning of `line`: a long answer is read from its start. */
  #scrollTo(line, behavior) {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const top = line.getBoundingClientRect().top + scrollTop - 16;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    window.scrollTo({
      top: Math.max(0, Math.min(top, scrollHeight - clientHeight)),
      behavior: behavior ?? (calm ? "instant" : "smooth"),
    });
  }
}

function wordsOf(line) {
  return line.querySelector("[data-text]").textContent;
}

customElements.define("warm-talk", WarmTalk);
