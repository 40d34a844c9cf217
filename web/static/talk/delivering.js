/** Sends what waits, one message after the other, each with the id it was given; what failed is sent again. */

import { Refused, call } from "./calling.js";

const THINKING_AFTER = 1000; // milliseconds, as all times here
const SLOW_AFTER = 8000;
const TRY_AGAIN = [5000, 10000, 20000, 30000];

export class Delivering {
  #address;
  #kept;
  #told;
  #busy = false;
  #stopped = false;
  #failures = 0;
  #again = 0;

  /**
   * `told` hears how it goes: `takes("thinking" | "slow" | "")` while an answer is waited for,
   * `answered(answer, message)`, `refused(why, message, times)`, `again()` when it is time to try once more, and
   * `done()` at the end of each attempt.
   */
  constructor(address, kept, told) {
    this.#address = address;
    this.#kept = kept;
    this.#told = told;
  }

  get busy() {
    return this.#busy;
  }

  /** Send what waits, until one fails. */
  async deliver() {
    if (this.#busy || this.#stopped) return;
    this.#busy = true;
    clearTimeout(this.#again);
    const thinking = setTimeout(() => this.#told.takes("thinking"), THINKING_AFTER);
    const slow = setTimeout(() => this.#told.takes("slow"), SLOW_AFTER);
    try {
      for (let [message] = this.#kept.messages; message; [message] = this.#kept.messages) {
        if (!(await this.#send(message)) || this.#stopped) return;
      }
    } finally {
      clearTimeout(thinking);
      clearTimeout(slow);
      this.#busy = false;
      if (!this.#stopped) {
        this.#told.takes("");
        this.#told.done();
      }
    }
  }

  /** Nothing is sent any more. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#again);
  }

  /** Send one. Gives whether the next one can go. */
  async #send(message) {
    const { id, text, insteadOf } = message;
    try {
      const answer = await call(this.#address, { id, text, ...(insteadOf && { instead_of: insteadOf }) });
      if (this.#stopped) return false;
      this.#failures = 0;
      this.#kept.drop(id);
      this.#told.answered(answer, message);
      return true;
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      return !this.#stopped && this.#refuse(why, message);
    }
  }

  #refuse(why, message) {
    if (why.passing) {
      this.#failures += 1;
      clearTimeout(this.#again);
      this.#again = setTimeout(this.#told.again, TRY_AGAIN[Math.min(this.#failures, TRY_AGAIN.length) - 1]);
    } else {
      this.#kept.drop(message.id);
    }
    this.#told.refused(why, message, this.#failures);
    return !why.passing && !why.gone;
  }
}
