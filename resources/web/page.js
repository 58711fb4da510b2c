"use strict";
(() => {
  const tip = document.getElementById("tip");
  const drawer = document.getElementById("drawer");
  const editions = [...document.querySelectorAll(".edition")];
  let opener = null;

  const edition = () => editions.find((e) => !e.hidden);
  const tabs = (e) => [...e.querySelectorAll("[role=tab]")];
  const tabOf = (e, page) => e.querySelector(`[aria-controls="${page.id}"]`);

  function select(tab, focus) {
    const own = tab.closest(".edition");
    for (const other of tabs(own)) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).classList.toggle("shown", chosen);
    }
    if (focus) tab.focus();
  }

  // Another language shows the same tab.
  function speak(lang) {
    const from = edition();
    const number = tabs(from).findIndex((t) => t.getAttribute("aria-selected") === "true");
    for (const e of editions) e.hidden = e.lang !== lang;
    document.documentElement.lang = lang;
    const to = edition();
    const tab = tabs(to)[Math.max(0, number)];
    if (tab) select(tab, false);
    document.title = to.querySelector("h1").textContent;
    to.querySelector(`[data-lang="${lang}"]`).focus();
    closeDrawer();
  }

  function openDrawer(article, from) {
    if (drawer.hidden) opener = from;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = edition().dataset.close;
    close.addEventListener("click", closeDrawer);
    const copy = article.cloneNode(true);
    copy.removeAttribute("id");
    drawer.setAttribute("aria-label", article.querySelector("h3").textContent);
    drawer.lang = edition().lang;
    drawer.replaceChildren(close, copy);
    drawer.hidden = false;
    close.focus();
    hideTip();
  }

  function closeDrawer() {
    if (drawer.hidden) return;
    drawer.hidden = true;
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }

  function follow(link, event) {
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!target) return;
    if (target.closest(".evidence")) {
      event.preventDefault();
      openDrawer(target, link);
    } else if (target.classList.contains("page")) {
      event.preventDefault();
      select(tabOf(edition(), target), true);
      scrollTo(0, 0);
    }
  }

  function showTip(group) {
    const box = group.getBoundingClientRect();
    tip.textContent = group.dataset.tip;
    tip.hidden = false;
    const left = Math.min(box.left + box.width / 2, innerWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above > 0 ? above : box.bottom + 8}px`;
  }

  function hideTip() {
    tip.hidden = true;
  }

  function explain(group) {
    const article = document.getElementById(`${edition().lang}-ev-${group.dataset.figure}`);
    if (article) openDrawer(article, group);
  }

  // Words shown on hover become ours; each figure of a chart is reached once with the keyboard.
  for (const svg of document.querySelectorAll("svg")) {
    const seen = new Set();
    for (const group of svg.querySelectorAll("g")) {
      const title = group.querySelector(":scope > title");
      if (title) {
        group.dataset.tip = title.textContent;
        title.remove();
      }
      if (group.dataset.figure && !seen.has(group.dataset.figure)) {
        seen.add(group.dataset.figure);
        group.setAttribute("tabindex", "0");
        group.setAttribute("role", "button");
        group.setAttribute("aria-label", group.dataset.tip || group.textContent);
      }
    }
    svg.setAttribute("role", "group");
  }

  document.addEventListener("click", (event) => {
    const language = event.target.closest("[data-lang]");
    const tab = event.target.closest("[role=tab]");
    const link = event.target.closest('a[href^="#"]');
    const group = event.target.closest("g[data-figure]");
    if (language) speak(language.dataset.lang);
    else if (tab) select(tab, false);
    else if (link) follow(link, event);
    else if (group) explain(group);
    else if (!event.target.closest("#drawer")) closeDrawer();
  });

  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest("[role=tab]");
    const group = event.target.closest("g[data-figure]");
    if (event.key === "Escape") {
      hideTip();
      closeDrawer();
    } else if (group && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      explain(group);
    } else if (tab && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      event.preventDefault();
      const all = tabs(edition());
      const step = { ArrowLeft: all.indexOf(tab) - 1, ArrowRight: all.indexOf(tab) + 1, Home: 0, End: -1 }[event.key];
      select(all.at(step % all.length), true);
    }
  });

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const group = event.target.closest("g[data-tip]");
      if (group) showTip(group);
      else hideTip();
    });
  }
  document.addEventListener("scroll", hideTip, { passive: true });

  document.documentElement.classList.add("scripted");
  for (const e of editions) {
    e.querySelector("nav").hidden = false;
    const first = tabs(e)[0];
    if (first) select(first, false);
  }
})();
