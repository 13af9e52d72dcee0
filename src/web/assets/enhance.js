// What script makes quicker; nothing here makes anything possible. Texts come from the page.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The list of errors is read first.
  const errors = document.querySelector(".errors");
  if (errors) errors.focus();

  // How many characters are left.
  for (const count of all("[data-count-for]")) {
    const field = document.getElementById(count.dataset.countFor);
    if (!field) continue;
    const limit = Number(count.dataset.limit);
    const write = new Intl.NumberFormat(document.documentElement.lang);
    const show = () => {
      const left = limit - [...field.value].length;
      count.textContent = (left < 0 ? count.dataset.over : count.dataset.left).replace("#", write.format(Math.abs(left)));
      count.classList.toggle("over", left < 0);
    };
    field.addEventListener("input", show);
    if (field.value) show();
  }

  // A choice that stands alone clears the others, and the other way round.
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !box.checked || !box.name) return;
    const alone = "alone" in box.dataset;
    for (const other of all(`input[type=checkbox][name="${CSS.escape(box.name)}"]`)) {
      if (other !== box && (alone || "alone" in other.dataset)) other.checked = false;
    }
  });

  // Totals while typing; the server computes them again.
  const number = (text) => Number(text.trim().replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
  for (const total of all("output[data-sum]")) {
    const table = total.closest("table");
    const fields = all(`input[data-column="${CSS.escape(total.dataset.sum)}"]`, table);
    const write = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 10 });
    const show = () => {
      const values = fields.map((field) => number(field.value || "0"));
      if (values.some(Number.isNaN)) return;
      total.textContent = write.format(Math.round(values.reduce((a, b) => a + b, 0) * 1e9) / 1e9);
    };
    for (const field of fields) field.addEventListener("input", show);
  }

  // Saves by itself some seconds after the last change. "Saved" is said only after the server said so.
  const form = document.querySelector("form[data-autosave]");
  const note = document.querySelector(".saved");
  if (form && note) {
    let timer = 0, changed = false, busy = false, wait = 4000, leaving = false, last = "";
    const hidden = (name) => form.elements.namedItem(name);
    const save = async () => {
      if (busy || !changed) return;
      busy = true; changed = false;
      const data = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
      data.set(".then", "autosave");
      // The same text sent again is the same operation; another text is another one.
      data.delete(".operation"); data.delete(".sequence");
      if (data.toString() !== last && crypto.randomUUID) hidden(".operation").value = crypto.randomUUID();
      last = data.toString();
      data.set(".sequence", Date.now());
      data.set(".operation", hidden(".operation").value);
      try {
        const reply = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin", headers: { accept: "application/json" }, redirect: "error" });
        const answer = await reply.json();
        if (answer.base) hidden(".base").value = answer.base;
        note.textContent = answer.message;
        note.classList.toggle("failed", !reply.ok);
        wait = 4000;
      } catch {
        changed = true; wait = Math.min(wait * 2, 60000);
        note.textContent = form.dataset.offline;
        note.classList.add("failed");
        timer = setTimeout(save, wait);
      }
      busy = false;
      if (changed && wait === 4000) timer = setTimeout(save, wait);
    };
    const touch = () => { changed = true; clearTimeout(timer); timer = setTimeout(save, wait); };
    form.addEventListener("input", touch);
    form.addEventListener("change", touch);
    form.addEventListener("submit", () => {
      leaving = true; clearTimeout(timer);
      hidden(".sequence").value = Date.now();
      if (crypto.randomUUID) hidden(".operation").value = crypto.randomUUID();
    });
    addEventListener("online", () => { if (changed) save(); });
    addEventListener("beforeunload", (event) => { if (changed && !leaving) event.preventDefault(); });
  }
})();
