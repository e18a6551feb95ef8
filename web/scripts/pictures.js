// A picture set opens in a viewer: arrows turn, Escape closes. Without scripts a picture opens by itself.
customElements.define(
  "picture-set",
  class extends HTMLElement {
    connectedCallback() {
      this.links = [...this.querySelectorAll("figure > a")];
      if (!this.links.length || !window.HTMLDialogElement) return;
      this.links.forEach((link, at) =>
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          this.open(at);
        }),
      );
    }

    open(at) {
      if (!this.viewer) this.build();
      this.show(at);
      this.viewer.showModal();
    }

    build() {
      const viewer = document.createElement("dialog");
      viewer.className = "viewer";
      this.picture = document.createElement("img");
      const bar = document.createElement("div");
      bar.className = "viewer-bar";
      this.words = document.createElement("p");
      const button = (words, onClick) => {
        const made = document.createElement("button");
        made.type = "button";
        made.className = "button";
        made.textContent = words;
        made.addEventListener("click", onClick);
        return made;
      };
      const { close, next, previous } = this.dataset;
      bar.append(this.words);
      if (this.links.length > 1) {
        bar.append(
          button(previous, () => this.show(this.at - 1)),
          button(next, () => this.show(this.at + 1)),
        );
      }
      bar.append(button(close, () => viewer.close()));
      viewer.append(this.picture, bar);
      viewer.addEventListener("keydown", (event) => {
        if (event.key === "ArrowRight") this.show(this.at + 1);
        if (event.key === "ArrowLeft") this.show(this.at - 1);
      });
      viewer.addEventListener("close", () => this.links[this.at].focus());
      this.viewer = viewer;
      this.append(viewer);
    }

    show(at) {
      const count = this.links.length;
      this.at = (at + count) % count;
      const link = this.links[this.at];
      this.picture.src = link.href;
      this.picture.alt = link.querySelector("img").alt;
      this.words.textContent = link.parentElement.querySelector("figcaption").innerText;
      this.viewer.setAttribute("aria-label", this.words.textContent);
    }
  },
);
