/** The place to write: what is typed, what is wrong with it, and which earlier answer it takes the place of. */
export class Composing {
  #form;
  #field;
  #problem;
  #changing;
  #kept;
  #insteadOf = "";

  /** `sent` is called when the person wants to send, `touched` with every change of what is typed. */
  constructor(form, kept, { sent, touched }, signal) {
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#problem = form.querySelector("[data-problem]");
    this.#changing = form.querySelector("[data-changing]");
    this.#kept = kept;
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        sent();
      },
      { signal },
    );
    this.#field.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.#field.addEventListener(
      "input",
      () => {
        this.#onChange();
        touched();
      },
      { signal },
    );
    form.querySelector("[data-leave-it]").addEventListener(
      "click",
      (event) => {
        event.preventDefault();
        this.write("");
        this.focus();
      },
      { signal },
    );
    const asked = form.querySelector("[name=instead_of]"); // the page was opened to change an answer
    if (asked) {
      this.write(this.#field.value, asked.value);
      asked.remove(); // from here on it goes with the message
    } else if (!this.#field.value && kept.draft.text) {
      this.write(kept.draft.text, kept.draft.insteadOf);
    }
    this.#fit();
  }

  get text() {
    return this.#field.value;
  }

  /** The id of the message that this takes the place of, or "". */
  get insteadOf() {
    return this.#insteadOf;
  }

  get empty() {
    return !this.#field.value.trim();
  }

  /** Put words into the field, to be sent or changed by the person. */
  write(text, insteadOf = "") {
    this.#field.value = text;
    this.#insteadOf = insteadOf;
    this.#changing.hidden = !insteadOf;
    // What is hidden is read out all the same when a field is described by it.
    this.#field.setAttribute("aria-describedby", insteadOf ? "let-op verandert" : "let-op");
    this.#onChange();
  }

  complain(sentence) {
    if (this.#problem.textContent !== sentence) this.#problem.textContent = sentence;
    if (sentence) this.#field.setAttribute("aria-invalid", "true");
    else this.#field.removeAttribute("aria-invalid");
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** The talk is closed. */
  remove() {
    this.#form.remove();
  }

  get there() {
    return this.#form.isConnected;
  }

  #onKey(event) {
    // While a word is being composed, Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #onChange() {
    this.complain("");
    this.#kept.draft = { text: this.#field.value, insteadOf: this.#insteadOf };
    this.#fit();
  }

  /** Where the style sheet can't let the field grow, do it here. */
  #fit() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight + 4}px`; // with its two edges
  }
}
