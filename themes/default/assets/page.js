// What every page has: closed parts that open when a link leads into them, a box to search in, tables that say when columns
// are off screen and keep their heads in sight, and the list of keys.
// A page that was saved with what this has made of it is met again: nothing is made twice.
// Without it the page is whole. It holds no words. A classic script, so that it works from a disk.

(function () {
  'use strict';

  // --- What a link leads into is opened: older browsers leave a closed part closed when the place of a link lies in it

  function open() {
    let place = null;
    // An address may be no address of ours: nothing is opened.
    try { place = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (wrong) { return; }
    if (!place) return;
    let isOpened = false;
    for (let node = place; node; node = node.parentElement) {
      if (node.tagName !== 'DETAILS' || node.open) continue;
      node.open = true;
      isOpened = true;
    }
    const own = place.firstElementChild;
    if (own && own.tagName === 'DETAILS') own.open = true;
    if (isOpened) place.scrollIntoView();
  }

  addEventListener('hashchange', open);
  open();

  // --- The box of the search, in the place of the link to it. It leads to the page of the search, where `on-demand/search.js`
  // takes the words

  function makeBox(places) {
    const last = places[places.length - 1];
    // A saved page has its box.
    const form = last.tagName === 'FORM' ? last : boxFor(last);
    if (!form) return;
    // One box a page is enough: the link in the head would be one of two ways to the same.
    if (form !== last && places.length > 1) places[0].remove();
    const box = { form, input: form.querySelector('input'), address };
    box.search = words => { location.href = address(form.action, words); };
    form.addEventListener('submit', event => {
      event.preventDefault();
      box.search(box.input.value);
    });
    // A saved page has no texts beside it: its box leads to the site.
    if (form !== last) window.planboardBox = box;
  }

  function boxFor(place) {
    const link = document.querySelector('a[data-search]');
    if (!link) return null;
    const form = make('form', place.className);
    form.setAttribute('role', 'search');
    form.action = link.href;
    const label = make('label', 'unseen', link.textContent);
    const input = make('input', '');
    input.id = label.htmlFor = 'search-words';
    input.type = 'search';
    input.name = 'q';
    input.autocomplete = 'off';
    input.placeholder = link.getAttribute('data-search');
    const button = make('button', '', link.textContent);
    button.type = 'submit';
    form.append(label, input, button);
    place.parentNode.replaceChild(form, place);
    return form;
  }

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function address(page, words) {
    const start = page.split(/[?#]/)[0];
    // Half a letter cannot stand in an address.
    try { return words.trim() ? start + '?q=' + encodeURIComponent(words.trim()) : start; } catch (_) { return start; }
  }

  const places = document.querySelectorAll('.search-place');
  if (places.length) makeBox(places);

  // --- Tables. A box around one is a stop of the keyboard and a part of the page of its own only while the table is wider:
  // else it would be one stop more for nothing, and its name be read twice, for the table has it, too. Without that every
  // table can be moved sideways all the same.

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

  // --- The list of keys

  document.addEventListener('keydown', function (event) {
    const field = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key !== '?' || field || event.ctrlKey || event.altKey || event.metaKey) return;
    const link = document.querySelector('a.keys');
    if (link) location.href = link.href;
  });
})();
