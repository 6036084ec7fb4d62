// What every page has: tables that say when columns are off screen and keep their heads in sight, and the list of keys.
// A box around a table is a stop of the keyboard and a part of the page of its own only while the table is wider: else it
// would be one stop more for nothing, and its name be read twice, for the table has it, too.
// Without it every table can be moved sideways all the same. A classic script, so that it works from a disk.

(function () {
  'use strict';

  const boxes = document.querySelectorAll('.scroll');
  // Below a bar that stays, heads would hide behind it.
  const canStay = !document.querySelector('.here');

  // First all are measured, then all are changed: between two changes the page would be laid out anew for each.
  function look() {
    const all = Array.from(boxes, box => {
      const table = box.querySelector('table');
      return { box, table, width: box.clientWidth, isWide: Boolean(table) && table.scrollWidth > box.clientWidth + 1 };
    });
    for (const { box, table, width, isWide } of all) {
      box.classList.toggle('off', isWide);
      box.classList.toggle('fits', Boolean(table) && !isWide && canStay);
      // One that is not shown has no width yet.
      if (width) stop(box, isWide);
    }
  }

  const BOX = ['tabindex', 'role', 'aria-label', 'aria-labelledby'];
  const given = new Map(Array.from(boxes, box => [box, BOX.map(name => box.getAttribute(name))]));

  function stop(box, isWide) {
    BOX.forEach((name, at) => {
      const value = given.get(box)[at];
      if (isWide && value !== null) box.setAttribute(name, value);
      else box.removeAttribute(name);
    });
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
