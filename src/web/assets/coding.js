// Keys without a modifier on the page on which open answers are coded. They work only while one of the boxes of an
// answer has the focus (WCAG 2.1.4): nobody who speaks to the browser or types elsewhere sets them off.
"use strict";
(() => {
  const form = document.querySelector("form[data-coding]");
  if (!form) return;
  form.addEventListener("keydown", (event) => {
    const box = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("q").focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!event.repeat) form.requestSubmit(form.querySelector("button"));
    } else {
      const key = CSS.escape(event.key.toLowerCase());
      const wanted = box.closest("fieldset").querySelector(`input[data-key="${key}"]`);
      if (!wanted) return;
      event.preventDefault();
      wanted.focus();
      wanted.click();
    }
  });
})();
