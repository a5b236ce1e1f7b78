// "Exit this page": hides the page at once and replaces it instead of adding to the history;
// answers also to Esc or Shift pressed three times. Without this file the link still works.
(function () {
  "use strict";

  const PRESSES = 3;
  const WITHIN = 3000; // milliseconds from the first press to the last

  const link = document.querySelector("[data-exit-page]");
  if (!link) return;
  const status = document.querySelector("[data-exit-status]");

  let key = "";
  let presses = 0;
  let alone = false; // a Shift that makes a capital letter does not count
  let timer = 0;

  function forget() {
    key = "";
    presses = 0;
    window.clearTimeout(timer);
    if (status) status.textContent = "";
  }

  function leave() {
    document.documentElement.classList.add("is-leaving");
    document.title = "";
    window.location.replace(link.href);
  }

  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", function (event) {
    alone = event.key === "Escape" || event.key === "Shift";
    if (!alone || event.key !== key) forget();
  });

  document.addEventListener("keyup", function (event) {
    if (!alone || (event.key !== "Escape" && event.key !== "Shift")) return;
    if (!presses) {
      key = event.key;
      timer = window.setTimeout(forget, WITHIN);
    }
    presses += 1;
    if (presses === PRESSES) leave();
    if (presses === PRESSES - 1 && status) {
      status.textContent = "Press once more to exit this page.";
    }
  });

  // A page that comes back from the browser's memory is shown again, and counts from nothing.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    document.documentElement.classList.remove("is-leaving");
    forget();
  });
})();
