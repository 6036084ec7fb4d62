// Filters and sorts the rows of a page. What is chosen stands in the address, so that it can be sent, printed and gone
// back to. Without it all rows are there, in their order. A classic script, so that it works from a disk.
//
// A block with data-rows names the rows it filters (a selector). A row, or what it stands in, says what it is by
// data-f-NAME, several values with a | between them; a choice (select) or a field of the block is called NAME.
// Tables with data-sort are sorted by the heads that have data-by (number, words) and data-key, their name in the address;
// a cell may give data-value to be sorted by. The words are those of the block.
// A page that was saved with what this has made of it is met again: nothing is made twice.

(function () {
  'use strict';

  const block = document.querySelector('.filters');
  const rows = block ? Array.from(document.querySelectorAll(block.getAttribute('data-rows'))) : [];
  if (!block || rows.length < 2 || !window.URLSearchParams) return;
  const controls = Array.from(block.querySelectorAll('select, input')).filter(c => c.name !== 'sort');
  const order = block.querySelector('select[name="sort"]');
  const told = block.querySelector('[role="status"]');
  const counts = Array.from(document.querySelectorAll('[data-count]'));
  const tables = Array.from(document.querySelectorAll('table[data-sort]'));
  const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

  // Of the row, or of what it stands in; a row that says nothing has the value that its choice has for that.
  function values(row, select) {
    const of = row.closest('[data-f-' + select.name + ']');
    const given = of ? of.getAttribute('data-f-' + select.name).split('|').filter(Boolean) : [];
    const none = select.getAttribute('data-none');
    return given.length || !none ? given : [none];
  }

  const text = row => row.textContent.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

  // --- Choices: the values that the rows have, in the order in which the rows have them

  function fill(select) {
    firstAlone(select);
    const known = new Map();
    for (const row of rows) for (const value of values(row, select)) known.set(value, (known.get(value) || 0) + 1);
    const sorted = Array.from(known);
    if (select.hasAttribute('data-sorted')) sorted.sort((a, b) => collator.compare(a[0], b[0]));
    for (const [value, count] of sorted) select.add(new Option(value + ' (' + count + ')', value));
    // One value for all rows is no choice.
    const all = known.size === 1 && Array.from(known.values())[0] === rows.length;
    if (!known.size || all) select.closest('label').hidden = true;
  }

  // A saved page has the choices that were made for it.
  function firstAlone(select) {
    while (select.length > 1) select.remove(1);
  }

  // --- Sorting: the body of each table by itself, so that groups stay together

  const original = new Map();
  for (const table of tables) for (const body of table.tBodies) original.set(body, Array.from(body.rows));

  function heads(table) {
    return table.tHead ? Array.from(table.tHead.rows[0].cells) : [];
  }

  function prepare() {
    if (!tables.length || !order) return;
    firstAlone(order);
    const known = new Set();
    for (const table of tables) for (const head of heads(table)) {
      const key = head.getAttribute('data-key');
      if (!key) continue;
      const name = head.textContent.trim();
      if (!known.has(key)) {
        for (const way of ['up', 'down']) order.add(new Option(name + ' ' + order.getAttribute('data-' + way), key + '-' + way));
      }
      known.add(key);
      const button = head.querySelector('button') || document.createElement('button');
      button.type = 'button';
      if (!button.parentNode) {
        while (head.firstChild) button.appendChild(head.firstChild);
        head.appendChild(button);
      }
      button.addEventListener('click', function () {
        order.value = key + (order.value === key + '-up' ? '-down' : '-up');
        changed(true);
      });
    }
    order.closest('label').hidden = false;
  }

  // A number, or words; null where a cell says nothing.
  function valueOf(row, column, by) {
    const cell = row.cells[column];
    if (!cell) return null;
    let own = cell.getAttribute('data-value');
    if (own === null) own = cell.querySelector('.none') ? '' : cell.textContent.trim();
    if (!own) return null;
    if (by !== 'number') return own;
    const number = parseFloat(own.replace(/,/g, ''));
    return isNaN(number) ? null : number;
  }

  function compare(a, b, by) {
    return by === 'number' ? a - b : collator.compare(a, b);
  }

  function sort() {
    const [chosen, way] = (order ? order.value : '').split('-');
    const down = way === 'down';
    for (const table of tables) {
      const column = heads(table).findIndex(head => chosen && head.getAttribute('data-key') === chosen);
      heads(table).forEach((head, at) => {
        if (at === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        else head.removeAttribute('aria-sort');
      });
      const by = column < 0 ? '' : heads(table)[column].getAttribute('data-by');
      for (const body of table.tBodies) {
        const before = original.get(body);
        const sorted = before.slice();
        if (by) {
          const key = new Map(before.map(row => [row, row.classList.contains('group') ? undefined : valueOf(row, column, by)]));
          sorted.sort((a, b) => {
            const x = key.get(a), y = key.get(b);
            if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
            if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1; // nothing comes last, up or down
            return down ? compare(y, x, by) : compare(x, y, by);
          });
        }
        sorted.forEach((row, at) => { if (body.rows[at] !== row) body.insertBefore(row, body.rows[at] || null); });
      }
    }
  }

  // --- Filtering

  function wanted(row) {
    return controls.every(control => {
      const value = control.value.trim();
      if (!value) return true;
      if (control.tagName === 'SELECT') return values(row, control).includes(value);
      return value.normalize('NFKC').toLowerCase().split(/\s+/).every(word => row.words.includes(word));
    });
  }

  // What holds rows and has none left is hidden with them, and what counts rows counts those that are there.
  const holders = Array.from(document.querySelectorAll('[data-holder]'));

  function filter() {
    const typed = controls.some(control => control.tagName === 'INPUT' && control.value.trim());
    let shown = 0;
    for (const row of rows) {
      if (typed && row.words === undefined) row.words = text(row);
      row.hidden = !wanted(row);
      if (!row.hidden) shown += 1;
    }
    const left = holder => rows.filter(row => !row.hidden && holder.contains(row)).length;
    for (const holder of holders) holder.hidden = !left(holder);
    for (const count of counts) {
      const holder = count.closest('[data-holder]');
      if (holder) count.textContent = left(holder) + count.getAttribute('data-count');
    }
    const chosen = controls.some(control => control.value.trim());
    told.said = chosen
      ? told.getAttribute(shown ? 'data-some' : 'data-none').replace('{shown}', shown).replace('{all}', rows.length) : '';
    block.querySelector('button').hidden = !chosen && !(order && order.value);
  }

  // --- The address

  const all = order ? controls.concat(order) : controls;

  function read() {
    const given = new URLSearchParams(location.search);
    for (const control of all) {
      const value = given.get(control.name) || '';
      control.value = value;
      if (control.value !== value) control.value = ''; // a choice that there is not
    }
    apply();
  }

  function apply() {
    filter();
    sort();
    // A head that is pressed says nothing of what came of it.
    const by = order && order.value ? (order.getAttribute('data-told') || '').replace('{order}', order.selectedOptions[0].textContent) : '';
    told.textContent = [told.said, by].filter(Boolean).join(told.getAttribute('data-and') || ' ');
  }

  function changed(isStep) {
    apply();
    const now = new URLSearchParams(location.search);
    for (const control of all) {
      if (control.value.trim()) now.set(control.name, control.value.trim());
      else now.delete(control.name);
    }
    const query = now.toString();
    try {
      const address = location.pathname + (query ? '?' + query : '') + location.hash;
      if (isStep) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    } catch (refused) { /* Some browsers keep the address of a file; the rows are right all the same. */ }
  }

  function clear() {
    for (const control of all) control.value = '';
    changed(true);
  }

  // A link to a row leads to it whatever was chosen.
  function seek() {
    let place = null;
    try { place = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (wrong) { return; }
    const row = place && rows.find(row => row.hidden && row.contains(place));
    if (row) { clear(); place.scrollIntoView(); }
  }

  controls.forEach(control => { if (control.tagName === 'SELECT') fill(control); });
  prepare();
  block.addEventListener('change', () => changed(true));
  block.addEventListener('input', event => { if (event.target.tagName === 'INPUT') changed(false); });
  block.querySelector('button').addEventListener('click', () => { clear(); all[0].focus(); });
  addEventListener('popstate', read);
  addEventListener('hashchange', seek);
  block.hidden = false;
  read();
  seek();
})();
