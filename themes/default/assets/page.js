// What every page has: tables that say when columns are off screen and keep their heads in sight, and the list of keys.
// Without it every table can be moved sideways all the same. A classic script, so that it works from a disk.

(function () {
  'use strict';

  const boxes = document.querySelectorAll('.scroll');
  // Below a bar that stays, heads would hide behind it.
  const canStay = !document.querySelector('.here');

  function look() {
    for (const box of boxes) {
      const table = box.querySelector('table');
      const isWide = table && table.scrollWidth > box.clientWidth + 1;
      box.classList.toggle('off', Boolean(isWide));
      box.classList.toggle('fits', Boolean(table) && !isWide && canStay);
    }
  }

  // A table in a closed part has no width before it is opened.
  document.addEventListener('toggle', look, true);
  addEventListener('resize', look);
  look();

  document.addEventListener('keydown', function (event) {
    const field = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key !== '?' || field || event.ctrlKey || event.altKey || event.metaKey) return;
    const link = document.querySelector('a.keys');
    if (link) location.href = link.href;
  });
})();
