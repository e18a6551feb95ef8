// A table wider than the screen gets a frame that scrolls, and that the keyboard can reach.
function frame(table) {
  const around = table.parentElement;
  if (around.classList.contains("scroller") || table.scrollWidth <= around.clientWidth + 1) return;
  const box = document.createElement("div");
  box.className = "scroller";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", (table.caption ?? document.querySelector("h1"))?.textContent.trim() ?? "");
  table.replaceWith(box);
  box.append(table);
}

function frameAll() {
  for (const table of document.querySelectorAll(".prose table")) frame(table);
}

frameAll();
addEventListener("resize", frameAll);
