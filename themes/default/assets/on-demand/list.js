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
  // Made when something is sorted: to make it takes as long as all else at the start.
  let collator = null;

  function byWords(a, b) {
    if (!collator) collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });
    return collator.compare(a, b);
  }

  // Of the row, or of what it stands in; a row that says nothing has the value that its choice has for that.
  function values(row, select) {
    const of = row.closest('[data-f-' + select.name + ']');
    const given = of ? of.getAttribute('data-f-' + select.name).split('|').filter(Boolean) : [];
    const none = select.getAttribute('data-none');
    // A row counts once, however often it has a value.
    return given.length || !none ? Array.from(new Set(given)) : [none];
  }

  // Read once, each choice with what every row says: to ask hundreds of rows anew takes longer than to filter them.
  const selects = controls.filter(control => control.tagName === 'SELECT');
  const said = new Map(selects.map(select => [select, new Map(rows.map(row => [row, values(row, select)]))]));

  // --- Choices: the values that the rows have, in the order in which the rows have them

  function fill(select) {
    firstAlone(select);
    const known = new Map();
    for (const own of said.get(select).values()) for (const value of own) known.set(value, (known.get(value) || 0) + 1);
    const sorted = Array.from(known);
    if (select.hasAttribute('data-sorted')) sorted.sort((a, b) => byWords(a[0], b[0]));
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
        // Who is further down than the choices is not at what comes first.
        changed(true, block.getBoundingClientRect().bottom < 0);
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
    return by === 'number' ? a - b : byWords(a, b);
  }

  // What each body is to hold, in order; at last all rows, for those that stand in no such table.
  function sorted() {
    const [chosen, way] = (order ? order.value : '').split('-');
    const down = way === 'down';
    const all = [];
    for (const table of tables) {
      const column = heads(table).findIndex(head => chosen && head.getAttribute('data-key') === chosen);
      heads(table).forEach((head, at) => {
        if (at === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        else head.removeAttribute('aria-sort');
      });
      const by = column < 0 ? '' : heads(table)[column].getAttribute('data-by');
      for (const body of table.tBodies) all.push([body, by ? inOrder(original.get(body), column, by, down) : original.get(body)]);
    }
    return all.concat([[null, rows]]);
  }

  function inOrder(before, column, by, down) {
    const key = new Map(before.map(row => [row, row.classList.contains('group') ? undefined : valueOf(row, column, by)]));
    return before.slice().sort((a, b) => {
      const x = key.get(a), y = key.get(b);
      if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1; // nothing comes last, up or down
      return down ? compare(y, x, by) : compare(x, y, by);
    });
  }

  // --- Filtering

  // What a row is found by, read when somebody is about to type
  const texts = new Map();

  function textOf(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));
    return texts.get(row);
  }

  // What is asked of every row
  function asked() {
    return controls.filter(control => control.value.trim()).map(control => {
      const value = control.value.trim();
      if (said.has(control)) return row => said.get(control).get(row).includes(value);
      const words = value.normalize('NFKC').toLowerCase().split(/\s+/);
      return row => words.every(word => textOf(row).includes(word));
    });
  }

  // What holds rows and has none left is hidden with them, and what counts rows counts those that are there.
  const holders = Array.from(document.querySelectorAll('[data-holder]'));
  const around = new Map(rows.map(row => [row, []]));
  for (const holder of holders) for (const row of holder.querySelectorAll(block.getAttribute('data-rows'))) around.get(row).push(holder);

  // The rows that are wanted; what is said of them is right at once.
  function filter() {
    const asks = asked();
    const shown = new Set(rows.filter(row => asks.every(is => is(row))));
    const left = new Map(holders.map(holder => [holder, 0]));
    for (const row of shown) for (const holder of around.get(row)) left.set(holder, left.get(holder) + 1);
    for (const holder of holders) hide(holder, !left.get(holder));
    for (const count of counts) {
      const holder = count.closest('[data-holder]');
      if (holder) count.textContent = left.get(holder) + count.getAttribute('data-count');
    }
    told.said = asks.length
      ? told.getAttribute(shown.size ? 'data-some' : 'data-none').replace('{shown}', shown.size).replace('{all}', rows.length) : '';
    block.querySelector('button').hidden = !asks.length && !(order && order.value);
    return shown;
  }

  function hide(element, isHidden) {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  }

  // --- Rows that come: to lay out hundreds takes a slow machine a second, so those in sight come at once and the others in
  // steps, between which it draws and takes keys

  const A_STEP = 30;
  let steps = null;
  let waiting = 0;

  function* arrange(shown) {
    for (const row of rows) if (!shown.has(row)) hide(row, true);
    let come = 0;
    for (const [body, all] of sorted()) {
      let next = body && body.firstElementChild;
      for (const row of all) {
        const isMoved = body && row !== next;
        if (isMoved) body.insertBefore(row, next);
        else if (body) next = next.nextElementSibling;
        const isNew = shown.has(row) && row.hidden;
        if (isNew) row.hidden = false;
        if ((isNew || (isMoved && !row.hidden)) && (come += 1) % A_STEP === 0) yield;
      }
    }
  }

  function step() {
    waiting = steps.next().done ? 0 : setTimeout(step, 0);
  }

  // All of it now: for paper, and for what looks for a place on the page.
  function settle() {
    clearTimeout(waiting);
    waiting = 0;
    if (steps) while (!steps.next().done);
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
    apply(true);
  }

  function apply(isAtOnce) {
    clearTimeout(waiting);
    steps = arrange(filter());
    if (isAtOnce) settle();
    else step();
    // A head that is pressed says nothing of what came of it.
    const by = order && order.value ? (order.getAttribute('data-told') || '').replace('{order}', order.selectedOptions[0].textContent) : '';
    told.textContent = [told.said, by].filter(Boolean).join(told.getAttribute('data-and') || ' ');
  }

  function changed(isStep, isAtOnce) {
    apply(isAtOnce);
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
    settle();
    const row = place && rows.find(row => row.hidden && row.contains(place));
    if (row) { clear(); settle(); place.scrollIntoView(); }
  }

  selects.forEach(fill);
  prepare();
  block.addEventListener('focusin', event => { if (event.target.tagName === 'INPUT') rows.forEach(textOf); });
  block.addEventListener('change', () => changed(true));
  block.addEventListener('input', event => { if (event.target.tagName === 'INPUT') changed(false); });
  block.querySelector('button').addEventListener('click', () => { clear(); all[0].focus(); });
  addEventListener('popstate', read);
  addEventListener('hashchange', seek);
  addEventListener('beforeprint', settle);
  block.hidden = false;
  read();
  seek();
})();
