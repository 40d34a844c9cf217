/** What is said beside the talk, in the words of the page's templates: what happens meanwhile, and how far it is. */
export class Notices {
  #host;
  #status;
  #said;

  constructor(host) {
    this.#host = host;
    this.#status = host.querySelector("[data-status]");
    this.#said = this.#status.textContent.trim() ? host.dataset.state : ""; // the server said it
  }

  /** The name of what is said now, or "". */
  get said() {
    return this.#said;
  }

  /** Say something: the name of a template, or nothing. The same again is not announced again. */
  say(name) {
    if (name === this.#said) return;
    this.#said = name;
    this.#status.replaceChildren(...(name ? [this.template(name)] : []));
  }

  /** How far the talk is. Not shown when it is not known, at the beginning, and when it takes longer than most. */
  progress(progress) {
    const shown = this.#host.querySelector("[data-progress]");
    const known = progress && progress.asked > 0 && progress.asked <= progress.about;
    shown.hidden = !known || this.#host.dataset.state === "closed";
    if (!known) return;
    shown.querySelector("[data-asked]").textContent = progress.asked;
    shown.querySelector("[data-about]").textContent = progress.about;
    const bar = shown.querySelector("[data-bar]");
    bar.max = progress.about;
    bar.value = progress.asked;
  }

  /** Under a line: it was not sent. While it goes on failing the same words stay, so that they are said once. */
  failed(line, why) {
    const words = why.message || (why.status === 0 ? this.words("offline") : "");
    let failed = line?.querySelector(".failed");
    if (failed && !words) return;
    if (!failed) {
      failed = this.template("failed");
      line?.append(failed);
    }
    const text = failed.querySelector("[data-text]");
    if (words && text.textContent !== words) text.textContent = words;
  }

  template(name) {
    return document.importNode(this.#content(name), true).firstElementChild;
  }

  words(name) {
    return this.#content(name).textContent.trim();
  }

  #content(name) {
    return this.#host.querySelector(`template[data-template="${name}"]`).content;
  }
}
