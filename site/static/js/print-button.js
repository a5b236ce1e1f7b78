// Shows the print buttons of a page, which do nothing without a script, and lets them print.
document.querySelectorAll("[data-print]").forEach(function (button) {
  "use strict";
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
});
