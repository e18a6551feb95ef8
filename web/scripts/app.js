// Small improvements for public pages. Everything works without them.
import "./read.js";
import "./tools.js";
import "./pictures.js";
import "./tables.js";

// "/" goes to the search box, Escape closes an open sheet.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("main input[type=search], .hall input[type=search], .head input[type=search]");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
  if (event.key === "Escape") {
    const open = document.querySelector("details.choices[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.choices[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
