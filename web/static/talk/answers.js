/** The quick answers under what was said last. */
export class Answers {
  #form;
  #template;

  constructor(form, template) {
    this.#form = form;
    this.#template = template;
  }

  /** Show these buttons and no others. */
  show(buttons) {
    const now = this.#buttons();
    const same =
      buttons.length === now.length &&
      buttons.every(({ title, payload }, at) => titleOf(now[at]) === title && now[at].value === payload);
    if (same) return; // leave them alone: one of them may have the focus
    for (const button of now) button.remove();
    for (const button of buttons) this.#form.append(this.#make(button));
    this.#form.classList.toggle("choices-pictured", buttons.some(({ image }) => image));
    this.#form.hidden = buttons.length === 0;
  }

  #make({ title, payload, image }) {
    const button = this.#template(image ? "choice-pictured" : "choice");
    button.querySelector("[data-title]").textContent = title;
    button.value = payload;
    if (image) {
      const use = button.querySelector("use");
      use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${image}`));
    }
    return button;
  }

  #buttons() {
    return [...this.#form.querySelectorAll(".choice")];
  }
}

export function titleOf(button) {
  return button.querySelector("[data-title]").textContent.trim();
}
