// Keeps the parts of a page that are marked data-live up to date: asks for the same address again and takes over what
// changed. Everything works without it. A part that somebody is using (a field, an open menu, a selection) waits.
(() => {
  "use strict";
  const seconds = Number(document.body.dataset.refresh || 0);
  const status = document.getElementById("freshness");
  if (!seconds || !window.fetch || !window.DOMParser) return;
  let failures = 0;
  let timer = 0;

  const say = (text) => { if (status && status.textContent !== text) status.textContent = text; };

  const inUse = (part) => {
    if (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea, button")) return true;
    const selection = window.getSelection();
    return selection && !selection.isCollapsed && part.contains(selection.anchorNode);
  };

  // What somebody opened stays open, and who had the focus keeps it.
  const replace = (old, fresh) => {
    const open = new Set([...old.querySelectorAll("details[open][id]")].map((one) => one.id));
    const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const part = document.importNode(fresh, true);
    for (const one of part.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = true;
    old.replaceWith(part);
    if (focused) [...part.querySelectorAll("a")].find((one) => one.getAttribute("href") === focused)?.focus({ preventScroll: true });
  };

  const take = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    for (const old of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(old.id);
      if (next && next.innerHTML !== old.innerHTML && !inUse(old)) replace(old, next);
    }
    return fresh.body.dataset.refresh !== undefined;
  };

  const ask = async () => {
    let goesOn = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      goesOn = take(await answer.text());
      failures = 0;
      say(goesOn ? "Live; times are UTC." : "Finished; times are UTC.");
    } catch (error) {
      failures += 1;
      say("The server does not answer; what you see may be old.");
    }
    if (goesOn) wait();
  };

  // Twice as long after each failure, up to a minute; hidden pages ask nothing.
  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, Math.min(60, seconds * 2 ** failures) * 1000);
  };

  document.addEventListener("visibilitychange", wait);
  say("Live; times are UTC.");
  wait();
})();
