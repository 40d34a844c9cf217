/**
 * What is not answered yet and what is being typed: it survives a reload, a browser that was closed and a tablet
 * without a connection. On the person's own device it is kept on the device, where all tabs of the talk see it;
 * on a shared one in this tab only, gone with the tab. Where storage is refused it is kept in memory.
 */
export class Keeping {
  #key;
  #storage = null;
  #memory = "";

  /** `where` is "device" or "tab". */
  constructor(key, where) {
    this.#key = key;
    try {
      this.#storage = where === "device" ? localStorage : sessionStorage;
    } catch {
      // refused: memory it is
    }
  }

  /** Messages not answered yet, oldest first: {id, text, shown, insteadOf?}; `shown` is what the person sees of it. */
  get messages() {
    return this.#read().messages;
  }

  /** What is being typed: {text, insteadOf}; `insteadOf` is the message that it takes the place of, or "". */
  get draft() {
    return this.#read().draft;
  }

  set draft(draft) {
    this.#change((state) => ({ ...state, draft }));
  }

  add(message) {
    this.#change((state) => ({ ...state, messages: [...state.messages, message] }));
  }

  drop(id) {
    this.#change((state) => ({ ...state, messages: state.messages.filter((message) => message.id !== id) }));
  }

  clear() {
    this.#change(nothing);
  }

  /** Call `told` when another tab of this talk changed what is kept. */
  listen(told, signal) {
    window.addEventListener("storage", (event) => event.key === this.#key && told(), { signal });
  }

  // Each change begins with what is there now: another tab may have changed it.

  #change(how) {
    const state = how(this.#read());
    const { messages, draft } = state;
    this.#memory = messages.length || draft.text || draft.insteadOf ? JSON.stringify(state) : "";
    try {
      if (this.#memory) this.#storage.setItem(this.#key, this.#memory);
      else this.#storage.removeItem(this.#key);
    } catch {
      this.#storage = null; // full or refused: it is in memory still
    }
  }

  #read() {
    try {
      const kept = JSON.parse((this.#storage ? this.#storage.getItem(this.#key) : this.#memory) || "null");
      if (Array.isArray(kept?.messages) && typeof kept.draft?.text === "string") return kept;
    } catch {
      // not ours: begin empty
    }
    return nothing();
  }
}

function nothing() {
  return { messages: [], draft: { text: "", insteadOf: "" } };
}
