"use strict";
(() => {
  const all = [...document.querySelectorAll(".story [data-status]")];
  const stories = [...document.querySelectorAll(".story")];
  const bar = document.createElement("div");
  bar.id = "filter";
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", "Filter the questions");
  const field = (name, made) => {
    const label = document.createElement("label");
    label.append(name + " ", made);
    bar.append(label);
    made.addEventListener("input", run);
    return made;
  };
  const choice = (name, of) => {
    const counts = new Map();
    for (const e of all) for (const value of of(e)) counts.set(value, (counts.get(value) || 0) + 1);
    const select = document.createElement("select");
    select.append(new Option("any", ""));
    for (const value of [...counts.keys()].sort()) select.append(new Option(`${value} (${counts.get(value)})`, value));
    return field(name, select);
  };
  const told = new Map(all.map(e => [e, new Set([...e.querySelectorAll("cite")].map(c => c.textContent))]));
  const texts = new Map();
  const text = e => {
    if (!texts.has(e)) texts.set(e, `${e.closest(".story").querySelector("summary").textContent} ${e.textContent}`.toLowerCase());
    return texts.get(e);
  };
  const opened = new Set();
  const status = choice("Status", e => [e.dataset.status]);
  const source = choice("Source", e => told.get(e));
  const kind = choice("Kind", e => [e.dataset.kind]);
  const search = document.createElement("input");
  search.type = "search";
  field("Words", search);
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  bar.append(count);
  document.getElementById("main").prepend(bar);

  function run() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = Boolean(words.length || status.value || source.value || kind.value);
    const found = new Set();
    for (const e of all) {
      const fits = !on || ((!status.value || e.dataset.status === status.value) && (!kind.value || e.dataset.kind === kind.value)
        && (!source.value || told.get(e).has(source.value)) && words.every(w => text(e).includes(w)));
      e.hidden = !fits;
      if (fits) found.add(e);
    }
    const holds = e => [...e.querySelectorAll("[data-status]")].some(q => !q.hidden);
    for (const story of stories) {
      story.hidden = on && !holds(story);
      for (const section of story.querySelectorAll("section")) section.hidden = on && !holds(section);
    }
    for (const line of document.querySelectorAll("[data-of]")) {
      const e = document.getElementById(line.dataset.of);
      line.hidden = on && !found.has(e && e.closest("[data-status]"));
    }
    for (const fold of opened) fold.open = false;
    opened.clear();
    if (on && found.size <= 40) {
      for (const e of found) open(e.parentElement);
    }
    count.textContent = on ? `${found.size} of ${all.length} questions` : "";
  }
  function open(e) {
    for (; e; e = e.parentElement) {
      if (e.tagName === "DETAILS" && !e.open) {
        e.open = true;
        opened.add(e);
      }
    }
  }
  function arrive() {
    const e = document.getElementById(location.hash.slice(1));
    if (!e) return;
    if (e.closest("[hidden]")) {
      status.value = source.value = kind.value = search.value = "";
      run();
    }
    for (let fold = e; fold; fold = fold.parentElement) if (fold.tagName === "DETAILS") fold.open = true;
    e.scrollIntoView();
  }
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
})();
