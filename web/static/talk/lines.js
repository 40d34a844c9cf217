/** What was said, a line a message. Every line is put into the log once, so a screen reader says it once. */
export class Lines {
  #log;
  #template;
  #address;

  constructor(log, template, address) {
    this.#log = log;
    this.#template = template;
    this.#address = address;
  }

  get first() {
    return this.#log.firstElementChild;
  }

  /** The person's own lines, oldest first. */
  get own() {
    return [...this.#log.querySelectorAll(".line-person")];
  }

  /** Put a message of this page into the log. It counts as waiting until it is answered. */
  addOwn(message) {
    const line = this.#make("person", message.shown);
    this.claim(line, message);
    this.#log.append(line);
    return line;
  }

  /** This line is that message, which waits for its answer. */
  claim(line, message) {
    line.dataset.message = message.id;
    line.classList.add("line-waiting");
  }

  ownLine(id) {
    return this.#log.querySelector(`[data-message="${CSS.escape(id)}"]`);
  }

  /** Put the replies to a message under it. Gives the lines that are new. */
  answer(message, replies) {
    const own = this.ownLine(message.id);
    own?.classList.remove("line-waiting");
    own?.querySelector(".failed")?.remove();
    const added = [];
    let before = own;
    for (const reply of replies) {
      if (this.#line(reply.id)) continue;
      const line = this.#make("assistant", reply.text);
      line.dataset.id = reply.id;
      before ? before.after(line) : this.#log.append(line);
      before = line;
      added.push(line);
    }
    return added;
  }

  /**
   * Make the log the same as the talk is kept: add what is new, take away what was removed, leave the rest alone.
   * `waiting` holds the ids of own messages that are not answered yet. Gives the lines that are new.
   */
  show(messages, waiting) {
    let previous = null;
    const added = [];
    for (const message of messages) {
      let line =
        this.#line(message.id) ?? (message.sender === "person" ? this.#unclaimed(message.text, waiting) : null);
      const fresh = !line;
      line ??= this.#make(message.sender, message.text);
      line.dataset.id = message.id;
      const follows = previous ? previous.nextElementSibling : this.#log.firstElementChild;
      if (line !== follows) previous ? previous.after(line) : this.#log.prepend(line);
      if (fresh) added.push(line);
      this.#showChange(line, message);
      previous = line;
    }
    const known = new Set(messages.map((message) => message.id));
    for (const line of [...this.#log.querySelectorAll(".line")]) {
      if (!known.has(line.dataset.id) && !waiting.has(line.dataset.message)) line.remove();
    }
    return added;
  }

  /** No answer can be changed any more. */
  settle() {
    for (const link of this.#log.querySelectorAll("[data-change]")) link.hidden = true;
  }

  /** Unfolding and folding back is no news: what appears then is not read out. */
  unfold(details, signal) {
    let timer = 0;
    details.addEventListener(
      "click",
      () => {
        clearTimeout(timer);
        this.#log.setAttribute("aria-live", "off");
        timer = setTimeout(() => this.#log.setAttribute("aria-live", "polite"), 1000);
      },
      { signal },
    );
  }

  #showChange(line, { id, sender, replaceable = false, replaced = false }) {
    if (sender !== "person") return;
    const link = line.querySelector("[data-change]");
    link.hidden = !replaceable;
    if (replaceable) link.href = `${this.#address}?verander=${encodeURIComponent(id)}#antwoord`;
    line.querySelector("[data-replaced]").hidden = !replaced;
    line.classList.toggle("line-replaced", replaced);
  }

  /** The person's own line that the server did not name yet: with the same words, or else the oldest one sent. */
  #unclaimed(words, waiting) {
    const lines = [...this.#log.querySelectorAll(".line-person:not([data-id])")];
    return lines.find((line) => wordsOf(line) === words) ?? lines.find((line) => !waiting.has(line.dataset.message));
  }

  #line(id) {
    return this.#log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #make(sender, words) {
    const line = this.#template(sender);
    line.querySelector("[data-text]").textContent = words;
    line.classList.add("line-new");
    return line;
  }
}

export function wordsOf(line) {
  return line.querySelector("[data-text]").textContent;
}

/** What the assistant said in one breath: this line and those just before it. */
export function breathOf(line) {
  const words = [];
  for (let at = line; at?.classList.contains("line-assistant"); at = at.previousElementSibling) {
    words.unshift(wordsOf(at));
  }
  return words.join(" ");
}
