// Reads the page aloud, paragraph by paragraph, and shows where it is.
const voice = window.speechSynthesis;

let stopNow = null;

function pieces() {
  const heading = document.querySelector("main h1, .hall h1");
  const body = document.querySelector("[data-read]");
  const parts = body
    ? body.querySelectorAll("p, h2, h3, li, caption, th, td, blockquote, figcaption")
    : document.querySelectorAll("main :is(h2, h3, li, p)");
  const list = heading ? [heading] : [];
  for (const part of parts) {
    const inner = part.querySelector("p, li");
    if (!inner && part.offsetParent && part.innerText.trim()) list.push(part);
  }
  return list;
}

function read(onEnd) {
  const list = pieces();
  let index = 0;
  let current = null;
  let ended = false;
  const stop = () => {
    if (ended) return;
    ended = true;
    stopNow = null;
    current?.classList.remove("reading");
    voice.cancel();
    onEnd();
  };
  const next = () => {
    if (ended) return;
    current?.classList.remove("reading");
    current = list[index++];
    if (!current) return stop();
    current.classList.add("reading");
    const { top, bottom } = current.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) current.scrollIntoView({ block: "center" });
    const words = new SpeechSynthesisUtterance(current.innerText);
    words.lang = (current.closest("[lang]")?.lang || "zh-Hans").replace("zh-Hans", "zh-CN").replace("zh-Hant", "zh-TW");
    words.rate = 0.9;
    words.onend = next;
    words.onerror = stop;
    voice.speak(words);
  };
  stopNow = stop;
  next();
  return stop;
}

// Makes the button that starts and stops reading; null where the device has no voice.
export function readButton(start, stop) {
  if (!voice) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = start;
  let running = null;
  button.addEventListener("click", () => {
    if (running) return running();
    stopNow?.();
    button.textContent = stop;
    running = read(() => {
      running = null;
      button.textContent = start;
    });
  });
  return button;
}

addEventListener("pagehide", () => voice?.cancel());

customElements.define(
  "read-aloud",
  class extends HTMLElement {
    connectedCallback() {
      const button = readButton(this.dataset.start, this.dataset.stop);
      if (!button || this.firstChild) return;
      this.append(button);
      this.hidden = false;
    }
  },
);
