/** Calls to the JSON API of a talk. */

const GIVE_UP_AFTER = 45000; // milliseconds

/** An id for a new message. `crypto.randomUUID` is there on https and localhost only; a house may run plain http. */
export function newId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4
  bytes[8] = (bytes[8] & 0x3f) | 0x80; // variant 1
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The API said no. `status` is its HTTP status, 0 when it was not reached; `message` a sentence to show, or "". */
export class Refused extends Error {
  constructor(status, message = "") {
    super(message);
    this.status = status;
  }

  /** The invitation opens nothing any more. */
  get gone() {
    return this.status === 404;
  }

  /** Sending the same again later may work. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Call the API: with a body it is told something, without it is asked. Gives its answer; throws Refused. */
export async function call(address, body = undefined) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), GIVE_UP_AFTER);
  try {
    const response = await fetch(address, {
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
