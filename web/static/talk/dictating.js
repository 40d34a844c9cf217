/**
 * Speaking in place of typing, only where the browser understands Dutch on the device itself. What it heard stands
 * in the field; it is the person who sends it.
 */

const DUTCH = "nl-NL";

export class Dictating {
  #button;
  #composing;
  #notices;
  #before = ""; // what was typed already
  #recognition = null;

  /** `begins` is called before it listens. */
  constructor(button, composing, notices, begins, signal) {
    this.#button = button;
    this.#composing = composing;
    this.#notices = notices;
    works().then((can) => {
      button.hidden = !can;
    });
    button.addEventListener(
      "click",
      () => {
        if (this.#recognition) {
          this.#recognition.stop(); // what was being said is heard to its end
          return;
        }
        begins();
        this.#before = composing.text.trim();
        this.#start();
      },
      { signal },
    );
  }

  #start() {
    const recognition = new (recognizer())();
    recognition.lang = DUTCH;
    recognition.processLocally = true; // it fails where the device can't, and sends nothing away
    recognition.continuous = true;
    recognition.interimResults = true;
    let well = true;
    recognition.onresult = (event) => {
      if (recognition !== this.#recognition) return; // it was sent or stopped meanwhile
      const heard = Array.from(event.results, (result) => result[0].transcript.trim());
      this.#composing.write([this.#before, ...heard].filter(Boolean).join(" "), this.#composing.insteadOf);
    };
    recognition.onerror = (event) => {
      well = event.error === "no-speech" || event.error === "aborted";
    };
    recognition.onend = () => recognition === this.#recognition && this.#end(well);
    this.#recognition = recognition;
    this.#button.toggleAttribute("data-listens", true);
    try {
      recognition.start();
    } catch {
      this.#end(false);
    }
  }

  /** Nothing more is heard. */
  drop() {
    const recognition = this.#recognition;
    if (!recognition) return;
    this.#recognition = null;
    this.#button.removeAttribute("data-listens");
    recognition.abort();
  }

  #end(well) {
    this.#recognition = null;
    this.#button.removeAttribute("data-listens");
    this.#notices.say(!well ? "deaf" : this.#composing.empty ? "" : "dictated");
  }
}

function recognizer() {
  return window.SpeechRecognition ?? window.webkitSpeechRecognition;
}

/** Whether this device understands Dutch by itself, with what is on it now; nothing is downloaded for it. */
async function works() {
  const Recognizer = recognizer();
  if (!Recognizer?.available || !("processLocally" in Recognizer.prototype)) return false;
  try {
    return (await Recognizer.available({ langs: [DUTCH], processLocally: true })) === "available";
  } catch {
    return false;
  }
}
