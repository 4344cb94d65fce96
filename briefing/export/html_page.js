"use strict";
// Finds lines: by words, section, voice and source. Everything can be read without it.
(() => {
  const byId = (name) => document.getElementById(name);
  const lines = [...document.querySelectorAll("main ul.points > li, main .dispute")];
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = (line, what) => new Set([...line.querySelectorAll(what)].map((one) => one.textContent));
  const own = (line) => line.matches(".dispute") ? ".who" : ":scope > .who"; // what a line folds is said by others
  const known = new Map();
  const about = (line) => {
    if (!known.has(line)) {
      known.set(line, {
        section: line.closest("section").querySelector("h2").textContent,
        voices: names(line, `${own(line)} b`),
        sources: names(line, `${own(line)} .outlet`),
      });
    }
    return known.get(line);
  };
  const spoken = new Map();
  const wordsOf = (line) => {
    if (!spoken.has(line)) spoken.set(line, plain(line.textContent));
    return spoken.get(line);
  };
  const fields = { words: byId("words"), section: byId("in-section"), voice: byId("of-voice"), source: byId("in-source") };

  const offer = (field, counts, order) => {
    const found = [...counts];
    if (order) found.sort((one, other) => one[0].localeCompare(other[0]));
    for (const [name, count] of found) {
      const option = document.createElement("option");
      option.value = name;
      option.textContent = `${name} (${count})`;
      field.append(option);
    }
  };
  const counted = (every) => {
    const counts = new Map();
    for (const one of every) for (const name of one) counts.set(name, (counts.get(name) || 0) + 1);
    return counts;
  };

  const show = () => {
    const words = plain(fields.words.value).split(/\s+/).filter(Boolean);
    const [section, voice, source] = [fields.section.value, fields.voice.value, fields.source.value];
    const asked = words.length || section || voice || source;
    let count = 0;
    for (const line of lines) {
      const told = asked && about(line);
      const passes = !asked || (words.every((word) => wordsOf(line).includes(word)) && (!section || told.section === section)
        && (!voice || told.voices.has(voice)) && (!source || told.sources.has(source)));
      line.hidden = !passes;
      count += passes;
    }
    const empty = (part) => Boolean(asked) && ![...part.children].some((one) => !one.hidden);
    for (const list of document.querySelectorAll("main ul.points")) {
      list.hidden = empty(list);
      const before = list.previousElementSibling;
      if (before && before.tagName === "H3") before.hidden = list.hidden;
    }
    for (const part of document.querySelectorAll("main section:not(.sources, .voices, .notes)")) {
      part.hidden = Boolean(asked) && ![...part.querySelectorAll("ul.points > li, .dispute")].some((line) => !line.hidden);
    }
    byId("all").hidden = !asked;
    byId("count").textContent = asked ? `${count.toLocaleString("en")} of ${lines.length.toLocaleString("en")} lines` : "";
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, lines.length > 2000 ? 250 : 0);
  };
  for (const field of Object.values(fields)) field.addEventListener("input", soon);
  byId("all").addEventListener("click", () => {
    for (const field of Object.values(fields)) field.value = "";
    show();
    fields.words.focus();
  });

  // Where an article was opened from is where closing it leads back to, by the key Escape too.
  let from = null;
  const marked = (opened) => {
    for (const link of document.querySelectorAll(".open[aria-current]")) link.removeAttribute("aria-current");
    if (opened) for (const link of document.querySelectorAll(`.open[href="#${opened.id}"]`)) link.setAttribute("aria-current", "true");
  };
  addEventListener("hashchange", () => {
    const opened = document.querySelector("aside :target");
    marked(opened);
    if (opened && from) (from.closest("li") || from).scrollIntoView({ block: "nearest" });
  });
  const back = () => from && from.isConnected ? from : null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.closest("main") && /^#(p|source)-/.test(link.getAttribute("href"))) from = link;
    if (link.classList.contains("close") && back()) {
      event.preventDefault();
      close();
    }
  });
  const close = () => {
    const link = back();
    const at = [scrollX, scrollY];
    location.hash = link && link.id ? link.id : "page";
    scrollTo({ left: at[0], top: at[1], behavior: "instant" });
    if (link) link.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    const target = location.hash && document.querySelector(":target");
    if (event.key === "Escape" && target && target.closest("aside")) close();
  });

  const start = () => {
    const sections = new Map();
    for (const line of lines) sections.set(about(line).section, (sections.get(about(line).section) || 0) + 1);
    offer(fields.section, sections, false);
    offer(fields.voice, counted(lines.map((line) => about(line).voices)), true);
    offer(fields.source, counted(lines.map((line) => about(line).sources)), true);
    document.querySelector(".tools").hidden = !lines.length;
  };
  start();
  marked(document.querySelector("aside :target"));
})();
