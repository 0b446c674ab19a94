"use strict";
/* Words and claims light up together; a tap on words opens the claim, a number leads back. */
(() => {
  const text = document.querySelector(".text");
  const facts = document.querySelector(".facts");
  const numbers = (el) => (el.dataset.c || el.dataset.n || "").split(" ").filter(Boolean);

  const light = (wanted) => {
    const set = new Set(wanted);
    for (const el of document.querySelectorAll(".article [data-c], .article [data-n]")) {
      el.classList.toggle("lit", numbers(el).some((n) => set.has(n)));
    }
  };
  const claim = (n) => facts.querySelector(`[data-n="${n}"]`);

  /* On a phone the claim comes up from below; beside the text it is scrolled to. */
  const narrow = window.matchMedia("(max-width: 62rem)");
  const close = () => {
    for (const el of facts.querySelectorAll(".claim.open")) el.classList.remove("open");
  };
  const open = (n, focus) => {
    const found = claim(n);
    if (!found) return;
    close();
    if (narrow.matches) found.classList.add("open");
    else {
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      found.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    }
    light([n]);
    if (focus) found.focus({ preventScroll: true });
  };

  const link = () => {
    for (const [event, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
      document.querySelector(".article").addEventListener(event, (e) => {
        const el = e.target.closest("[data-c], [data-n]");
        if (el) light(on ? numbers(el) : []);
      });
    }
    let last = "";
    let turn = 0;
    text.addEventListener("click", (e) => {
      const ref = e.target.closest(".ref");
      if (ref) {
        e.preventDefault();
        open(ref.dataset.c, true);
        history.replaceState(null, "", ref.getAttribute("href"));
        return;
      }
      const words = e.target.closest("[data-c]");
      if (!words || e.target.closest("a")) return close();
      /* Several claims on the same words: the next tap opens the next one. */
      const all = numbers(words);
      turn = words.dataset.c === last ? turn + 1 : 0;
      last = words.dataset.c;
      open(all[turn % all.length], false);
    });
    facts.addEventListener("click", (e) => {
      const num = e.target.closest(".num");
      if (!num) return;
      e.preventDefault();
      close();
      const ref = document.getElementById(num.getAttribute("href").slice(1));
      ref.scrollIntoView({ block: "center" });
      ref.focus({ preventScroll: true });
    });
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape") {
        close();
        light([]);
      }
    });
    const asked = location.hash && document.getElementById(location.hash.slice(1).replace(/^w-/, ""));
    if (asked && asked.dataset.n) light([asked.dataset.n]);
  };

  /* A button that copies the text it names. */
  const copying = () => {
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const from = document.getElementById(button.dataset.copy);
        try {
          await navigator.clipboard.writeText(from.value || from.textContent);
        } catch {
          from.select();
          document.execCommand("copy");
        }
        button.textContent = button.dataset.done;
      });
    }
  };

  /* What a mark of a chart says, beside it: for the pointer and for the keyboard. */
  const tips = () => {
    for (const plot of document.querySelectorAll(".plot")) {
      const tip = plot.querySelector(".tip");
      if (!tip) continue;
      const show = (e) => {
        const mark = e.target.closest("[data-tip]");
        tip.hidden = !mark;
        if (!mark) return;
        tip.textContent = mark.dataset.tip;
        const box = mark.getBoundingClientRect();
        const own = plot.getBoundingClientRect();
        const left = Math.min(Math.max(box.left - own.left - 80, 8), own.width - tip.offsetWidth - 8);
        tip.style.setProperty("left", `${Math.max(left, 8)}px`);
        tip.style.setProperty("top", `${box.bottom - own.top + 8}px`);
      };
      for (const title of plot.querySelectorAll("a > title")) title.remove();
      for (const event of ["pointerover", "focusin"]) plot.addEventListener(event, show);
      for (const event of ["pointerleave", "focusout"]) plot.addEventListener(event, () => { tip.hidden = true; });
    }
  };

  if (text && facts) link();
  tips();
  copying();
})();
