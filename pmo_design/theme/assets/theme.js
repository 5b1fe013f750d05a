// Runs in the head, before anything is drawn: says that scripts run, and applies the stored theme without a flash.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var stored = localStorage.getItem("pmo-theme");
    if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  } catch (refused) {
    // A browser may refuse storage for file:// pages; the system's theme then holds.
  }
})();
