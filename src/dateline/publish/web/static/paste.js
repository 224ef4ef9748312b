// A file may be dropped anywhere on the page; the form works without this.
"use strict";
const form = document.getElementById("paste");
const file = document.getElementById("file");
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  if (event.dataTransfer.files.length) {
    file.files = event.dataTransfer.files;
    form.requestSubmit();
  }
});
form.addEventListener("submit", () => form.querySelector(".wait").removeAttribute("hidden"));
