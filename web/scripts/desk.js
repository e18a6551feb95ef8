// Small improvements for the desk. Everything works without them.

// Warn before unsaved work is lost; Ctrl+S saves.
for (const form of document.querySelectorAll("form[data-keep]")) {
  const note = form.querySelector("[data-unsaved]");
  let changed = false;
  const mark = (now) => {
    changed = now;
    if (note) note.hidden = !now;
  };
  form.addEventListener("input", () => mark(true));
  form.addEventListener("submit", () => mark(false));
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit?.(form.querySelector('button[value="save"]') ?? undefined);
    }
  });
}

// A form is sent once: a second press while the first is on its way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The document's own fields, and the pictures of a set, open with the kind.
const kind = document.querySelector("select#kind");
kind?.addEventListener("change", () => {
  for (const [id, value] of [["document-part", "document"], ["pictures-part", "pictures"]]) {
    const part = document.getElementById(id);
    if (part) part.open = kind.value === value;
  }
});

// The error summary is where one lands.
document.querySelector("#errors")?.focus();

// j and k walk through a table, "/" goes to the search box, n begins something new.
document.addEventListener("keydown", (event) => {
  if (event.target.closest?.("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const box = document.querySelector("input[type=search]");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
  if (event.key === "j" || event.key === "k") {
    const links = [...document.querySelectorAll(".table tbody th a:first-child")];
    const at = links.indexOf(document.activeElement);
    const next = links[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    next?.focus();
  }
});

// Narrow a long tree of checkboxes by typing; ticked ones stay in sight.
customElements.define(
  "filter-list",
  class extends HTMLElement {
    connectedCallback() {
      if (this.firstChild) return;
      const list = this.nextElementSibling;
      const box = document.createElement("input");
      box.type = "search";
      box.setAttribute("aria-label", this.dataset.label);
      box.placeholder = this.dataset.label;
      box.addEventListener("input", (event) => {
        event.stopPropagation();
        const wanted = box.value.trim();
        for (const line of list.children) {
          const ticked = line.querySelector("input").checked;
          line.hidden = Boolean(wanted) && !ticked && !line.textContent.includes(wanted);
        }
      });
      box.addEventListener("keydown", (event) => {
        if (event.key === "Enter") event.preventDefault();
      });
      this.append(box);
      this.hidden = false;
    }
  },
);
