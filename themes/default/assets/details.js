// Opens what a link leads into: older browsers leave a closed part closed when the place of a link lies in it.
(function () {
  "use strict";
  function open() {
    var place = null;
    // An address may be no address of ours: nothing is opened.
    try { place = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (wrong) { return; }
    if (!place) return;
    var opened = false;
    for (var node = place; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) {
        node.open = true;
        opened = true;
      }
    }
    var own = place.firstElementChild;
    if (own && own.tagName === "DETAILS") own.open = true;
    if (opened) place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
