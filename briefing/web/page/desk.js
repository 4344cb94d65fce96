"use strict";

// The token has done its work: it leaves the address bar, the history and every bookmark.
history.replaceState(null, "", "/");

// Downloads need no window of their own, which a browser may refuse to open; other pages learn nothing of this one.
const openWindow = window.open.bind(window);
window.open = (address, target) => {
  if (address === undefined) return openWindow();
  const url = new URL(address, location.href);
  const link = document.createElement("a");
  link.href = url.href;
  if (url.origin === location.origin) link.download = "";
  else Object.assign(link, { target: target || "_blank", rel: "noopener noreferrer" });
  link.click();
  return null;
};

// Why a desk was closed is said on the page.
window.WebSocket = class extends WebSocket {
  constructor(...values) {
    super(...values);
    this.addEventListener("close", ({ reason }) => {
      if (reason) document.querySelector("#reason").textContent = reason;
    });
  }
};

function takeKeys() {
  const closed = document.body.classList.contains("-closed");
  document.querySelector(closed ? "#again" : ".xterm-helper-textarea")?.focus();
}

// The terminal measures its letters once, so their font must be there before it.
const start = window.onload;
window.onload = async (event) => {
  const faces = ["", "bold ", "italic "].map((style) => document.fonts.load(`${style}16px "Roboto Mono"`));
  await Promise.allSettled(faces);
  document.querySelector("#again").addEventListener("click", () => location.reload());
  new MutationObserver(takeKeys).observe(document.body, { attributeFilter: ["class"] });
  window.addEventListener("focus", takeKeys);
  start(event);
};
