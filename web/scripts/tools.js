// Beside an item: copy its address, print it, have it read.
import { readButton } from "./read.js";

function plain(words, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = words;
  button.addEventListener("click", () => onClick(button));
  return button;
}

customElements.define(
  "item-tools",
  class extends HTMLElement {
    connectedCallback() {
      if (this.firstChild) return;
      const { copy, copied, print, start, stop } = this.dataset;
      const address = document.querySelector(".share-address")?.textContent ?? location.href;
      if (navigator.clipboard) {
        this.append(
          plain(copy, async (button) => {
            await navigator.clipboard.writeText(address).catch(() => {});
            button.textContent = copied;
            setTimeout(() => (button.textContent = copy), 2000);
          }),
        );
      }
      this.append(plain(print, () => window.print()));
      const read = readButton(start, stop);
      if (read && !document.querySelector("read-aloud")) this.append(read);
      this.hidden = false;
    }
  },
);
