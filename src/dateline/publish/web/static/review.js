// One key a decision; every key presses a button or follows a link that is there without it.
"use strict";
const isTyping = (target) => target.matches("input, textarea, select");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
  if (isTyping(event.target)) return;
  const edit = document.querySelector("[data-edit]");
  if (event.key === "e" && edit) {
    event.preventDefault();
    edit.open = true;
    return edit.querySelector("select, input:not([type=hidden])").focus();
  }
  const note = document.getElementById("f-why");
  if (event.key === "n" && note) {
    event.preventDefault();
    return note.focus();
  }
  const key = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (key) key.click();
});
document.getElementById("f-why")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") document.querySelector("[data-note]").click();
});
document.getElementById("here")?.scrollIntoView({ block: "center" });
