// Puts places side by side: which places and which indicators stands in the address, so that it can be sent, printed and
// gone back to. Without it the page says where the tables are. It holds no words; all it says stands in the attributes of
// the page. A classic script that loads classic scripts: a page from a disk may load nothing else.

(function () {
  'use strict';

  const root = document.getElementById('compare');
  const marks = document.getElementById('compare-marks');
  if (!root || !marks || !window.URLSearchParams) return;
  const without = document.getElementById('compare-without');
  // A page that was saved with its tables keeps them. It has no files beside it to choose others from.
  if (!without) { root.querySelector('.compare-choice').remove(); return; }

  // How many places are side by side, and how many names are offered at a time
  const MOST = 6;
  const OFFERED = 12;

  const one = selector => root.querySelector(selector);
  const [chosen, found] = ['.compare-chosen', '.compare-found'].map(list);
  const [input, matches] = ['input[type="search"]', '#compare-matches'].map(one);
  const [domain, show, picked] = ['select[name="domain"]', 'select[name="show"]', '.compare-indicators'].map(one);
  const checks = picked.appendChild(make('ul'));
  const [said, note, tables] = ['#compare-said', '#compare-note', '#compare-tables'].map(one);
  const isFew = root.hasAttribute('data-few');
  const title = document.title;

  function word(key, values) {
    return (root.getAttribute('data-' + key) || '').replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  const listed = names => names.join(word('between'));

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function linked(href, text, name) {
    const link = make('a', name, text);
    link.href = href;
    return link;
  }

  // A list in its place: one without items would be none.
  function list(selector) {
    const place = one(selector);
    const made = place.appendChild(make('ul'));
    made.setAttribute('aria-label', place.getAttribute('data-label'));
    return made;
  }

  function empty(element) {
    while (element.firstChild) element.removeChild(element.firstChild);
    return element;
  }

  // --- Files, each loaded once; one that did not come is asked for again

  const names = new Map(); // the id of a place to its name and what else it is called
  const owners = new Map(); // a name to how many places have it
  const held = new Map(); // the id of a place to what is known of it
  const asked = new Map();

  window.planboardSearch = (file, lines) => {
    for (const [id, name, , others] of lines) {
      names.set(id, { name, others });
      owners.set(name, (owners.get(name) || 0) + 1);
    }
  };
  window.planboardCompare = (id, [name, href, page, groups]) => held.set(id, { name, href, page, groups });

  function load(src) {
    if (!asked.has(src)) {
      asked.set(src, new Promise(done => {
        const script = document.createElement('script');
        script.onload = () => { script.remove(); done(true); };
        script.onerror = () => { script.remove(); asked.delete(src); done(false); };
        script.src = src;
        document.head.appendChild(script);
      }));
    }
    return asked.get(src);
  }

  // The name of a place, and which one it is, where several have it.
  function nameOf(id) {
    const known = names.get(id);
    if (!known) return held.has(id) ? held.get(id).name : id;
    return owners.get(known.name) > 1 ? [known.name].concat(known.others.slice(0, 1)).join(' ') : known.name;
  }

  // --- What is chosen, and the address

  let now = { places: [], domain: '', indicators: [], all: false };
  let unknown = [];
  let isWhole = false; // whether all names are there

  function read() {
    const given = new URLSearchParams(location.search);
    const list = name => Array.from(new Set((given.get(name) || '').split(',').map(id => id.trim()).filter(Boolean)));
    // Nothing but an id becomes the address of a file.
    const isKnown = id => (isWhole ? names.has(id) : /^[a-z][a-z0-9-]{0,99}$/.test(id));
    const places = list('places');
    unknown = places.filter(id => !isKnown(id)).concat(places.filter(isKnown).slice(MOST));
    now = {
      places: places.filter(isKnown).slice(0, MOST),
      domain: given.get('domain') || '',
      indicators: list('indicators'),
      all: given.get('show') === 'all',
    };
  }

  function address() {
    const parts = [];
    const add = (name, value) => { if (value.length) parts.push(name + '=' + value); };
    add('places', now.places.join(','));
    if (now.indicators.length) add('indicators', now.indicators.map(encodeURIComponent).join(','));
    else add('domain', encodeURIComponent(now.domain));
    add('show', now.all ? 'all' : '');
    return location.pathname + (parts.length ? '?' + parts.join('&') : '');
  }

  let run = 0;

  // Shows what is chosen; a step is one that the reader can go back to.
  function apply(isStep) {
    const own = ++run;
    if (isStep) {
      unknown = [];
      // A browser may refuse it; what is shown is right all the same.
      try { history.pushState(null, '', address()); } catch (refused) { /* stays as it was */ }
    }
    if (now.places.some(id => !held.has(id))) say(word('loading'));
    places();
    offer();
    return Promise.all(now.places.map(id => held.has(id) || load(root.getAttribute('data-folder') + id + '.js'))).then(() => {
      if (own !== run) return;
      const there = now.places.filter(id => held.has(id));
      const rows = rowsOf(there);
      choices(rows, there);
      table(rows, there);
    });
  }

  function say(text) {
    if (said.textContent !== text) said.textContent = text;
  }

  // --- Choosing places

  function places() {
    const before = Array.from(chosen.children).indexOf(document.activeElement.parentNode);
    empty(chosen);
    for (const id of now.places) {
      const button = make('button', '', nameOf(id));
      button.type = 'button';
      button.append(' ', make('span', 'act', word('remove')));
      button.addEventListener('click', () => {
        const at = now.places.indexOf(id);
        now.places = now.places.filter(other => other !== id);
        apply(true);
        focus(at);
      });
      chosen.appendChild(make('li')).appendChild(button);
    }
    chosen.hidden = !now.places.length;
    if (before >= 0) focus(before);
  }

  // The focus goes to what stands where something was taken away, else to the field.
  function focus(at) {
    const next = chosen.children[Math.min(at, chosen.children.length - 1)];
    (next ? next.firstChild : input).focus();
  }

  const plain = text => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

  // The places that a text may mean: those that begin with it first.
  function meant(text) {
    const wanted = plain(text);
    if (!wanted && !isFew) return [];
    const of = ([id, { name, others }]) => {
      const all = [name].concat(others).map(plain);
      const rank = all.some(own => own === wanted) ? 0 : all.some(own => own.startsWith(wanted)) ? 1 : all.some(own => own.includes(wanted)) ? 2 : 3;
      return { id, rank };
    };
    const fits = Array.from(names).filter(([id]) => !now.places.includes(id)).map(of).filter(one => one.rank < 3);
    return fits.sort((a, b) => a.rank - b.rank).map(one => one.id);
  }

  function offer() {
    const isFull = now.places.length >= MOST;
    const all = isFull ? [] : meant(input.value);
    const shown = all.slice(0, OFFERED);
    empty(found);
    shown.forEach((id, at) => {
      const button = make('button', '', nameOf(id));
      button.type = 'button';
      button.addEventListener('click', () => choose(id, at));
      found.appendChild(make('li')).appendChild(button);
    });
    found.hidden = !shown.length;
    const isAsked = plain(input.value) !== '';
    const key = isFull ? 'full' : !isAsked ? '' : !all.length ? 'nothing' : all.length > OFFERED ? 'more' : 'matches';
    matches.textContent = key && word(key, { n: isFull ? MOST : all.length, m: OFFERED });
  }

  // Who types goes on typing; who pressed a button is led to the one that takes its place.
  function choose(id, at) {
    const wasTyped = plain(input.value) !== '';
    now.places = now.places.concat(id);
    input.value = '';
    apply(true);
    const next = wasTyped ? null : found.children[Math.min(at, found.children.length - 1)];
    (next ? next.firstChild : input).focus();
  }

  input.addEventListener('input', event => { if (!event.isComposing) offer(); });
  input.addEventListener('compositionend', offer);
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const first = found.querySelector('button');
    if (event.key === 'ArrowDown' && first) first.focus();
    else if (event.key === 'Enter') {
      const [best] = now.places.length < MOST && plain(input.value) ? meant(input.value) : [];
      if (best) choose(best, 0);
    } else return;
    event.preventDefault();
  });
  found.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step && event.key !== 'Escape') return;
    event.preventDefault();
    const all = Array.from(found.querySelectorAll('button'));
    const next = step && all[all.indexOf(event.target) + step];
    if (next) next.focus();
    else if (step !== 1) input.focus();
  });

  // --- Choosing indicators

  // Rows of all places, in the order of the catalogue: an indicator, or a part of one, with what each place has set.
  function rowsOf(there) {
    const rows = new Map();
    for (const id of there) for (const [group, groupName, series] of held.get(id).groups) {
      for (const [order, indicator, href, name, unit, sets] of series) {
        const key = indicator + ' ' + name;
        if (!rows.has(key)) rows.set(key, { order, group, groupName, indicator, href, name, unit, cells: new Map() });
        rows.get(key).cells.set(id, sets);
      }
    }
    return Array.from(rows.values()).sort((a, b) => a.order - b.order);
  }

  function choices(rows, there) {
    const groups = new Map(rows.map(row => [row.group, row.groupName]));
    const indicators = new Map(rows.filter(row => now.all || row.cells.size > 1).map(row => [row.indicator, row]));
    const isAnywhere = id => rows.some(row => row.indicator === id);
    if (there.length > 1) {
      unknown = unknown.concat([now.domain].filter(id => id && !groups.has(id)), now.indicators.filter(id => !isAnywhere(id)));
      if (!groups.has(now.domain)) now.domain = '';
      now.indicators = now.indicators.filter(isAnywhere);
    }
    while (domain.options.length > 1) domain.remove(1);
    for (const [id, name] of groups) domain.add(new Option(name, id));
    domain.value = now.domain;
    show.value = now.all ? 'all' : '';
    const wasAt = document.activeElement.value;
    const isInside = checks.contains(document.activeElement);
    empty(checks);
    for (const [id, row] of indicators) {
      const label = checks.appendChild(make('li')).appendChild(make('label'));
      const check = label.appendChild(make('input'));
      check.type = 'checkbox';
      check.value = id;
      check.checked = now.indicators.includes(id);
      label.append(' ', row.name);
      if (isInside && id === wasAt) check.focus();
    }
    picked.hidden = !indicators.size;
    if (isInside && !checks.contains(document.activeElement)) (picked.hidden ? input : picked.querySelector('summary')).focus();
    if (now.indicators.length) picked.open = true;
  }

  domain.addEventListener('change', () => { now.domain = domain.value; now.indicators = []; apply(true); });
  show.addEventListener('change', () => { now.all = show.value === 'all'; apply(true); });
  picked.addEventListener('change', () => {
    now.indicators = Array.from(picked.querySelectorAll('input:checked'), check => check.value);
    now.domain = '';
    apply(true);
  });

  // --- The tables

  function table(rows, there) {
    const missing = now.places.filter(id => !held.has(id));
    const notes = [[missing.map(nameOf), 'missing'], [unknown, 'unknown']].filter(([those]) => those.length);
    const lines = notes.map(([those, key]) => word(key, { names: listed(those) })).concat(isWhole ? [] : [word('no-names')]);
    note.textContent = lines.join(' ');
    note.hidden = !lines.length;
    empty(tables);
    const wanted = rows.filter(row => (now.all || row.cells.size > 1)
      && (now.indicators.length ? now.indicators.includes(row.indicator) : !now.domain || now.domain === row.group));
    const values = { names: listed(there.map(nameOf)), n: wanted.length };
    document.title = there.length ? values.names + ' - ' + title : title;
    if (there.length < 2) return say(word(there.length ? 'one' : 'none', values));
    for (const group of new Set(wanted.map(row => row.group))) {
      const here = wanted.filter(row => row.group === group);
      section(here[0].groupName, here, there);
    }
    return say(word(wanted.length ? 'shown' : 'no-rows', values));
  }

  function section(name, rows, there) {
    const part = tables.appendChild(make('section'));
    part.appendChild(make('h2', '', name));
    const scroll = part.appendChild(make('div', 'scroll'));
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', name);
    const own = scroll.appendChild(make('table', 'matrix stack'));
    own.setAttribute('aria-label', name);
    const head = own.createTHead().insertRow();
    const headed = (text, href) => {
      const cell = head.appendChild(make('th', '', href ? '' : text));
      cell.scope = 'col';
      if (href) cell.appendChild(linked(href, text));
    };
    headed(word('indicator'));
    for (const id of there) headed(nameOf(id), held.get(id).href);
    const body = own.createTBody();
    for (const row of rows) addRow(body.insertRow(), row, there);
  }

  const differ = values => new Set(values).size > 1;

  function addRow(line, row, there) {
    const sets = there.map(id => row.cells.get(id)).filter(Boolean).map(all => all[0]);
    const year = differ(sets.map(set => set.to[0]));
    const starts = sets.filter(set => set.from).map(set => set.from[0]);
    const start = differ(starts);
    const head = line.appendChild(make('th'));
    head.scope = 'row';
    head.appendChild(linked(row.href, row.name));
    if (row.unit) head.append(make('span', 'unit', word('unit', { unit: row.unit })));
    if (!year && sets.length) head.append(' ', make('span', 'year', sets[0].to[0]));
    const notes = [
      ['unit-note', differ(sets.map(set => set.unit || ''))], ['kind-note', differ(sets.map(set => set.kind || ''))],
      ['year-note', year], ['start-note', start],
    ];
    for (const [key, is] of notes) if (is) head.append(' ', make('span', 'printed warn', word(key)));
    for (const id of there) {
      const cell = line.appendChild(make('td'));
      cell.setAttribute('data-label', nameOf(id));
      const all = row.cells.get(id);
      if (all) cellOf(cell, all, held.get(id).page, { year, start });
      else cell.appendChild(make('span', 'none', word('none-here')));
    }
  }

  // What stands for the series as on the page of key targets, then the place's targets for other years.
  function cellOf(cell, [first, ...later], page, { year, start }) {
    target(cell, first, page, year, start);
    if (first.change) cell.append(' ', make('span', 'printed', first.change));
    if (first.others) cell.append(' ', make('span', 'printed warn', word('others') + listed(first.others)));
    for (const value of first.latest || []) {
      const line = make('span', 'printed');
      line.append(dated(value), ' ', status(first.status));
      cell.append(' ', line);
    }
    for (const set of later) {
      const line = make('span', 'printed also', word('also') + ' ');
      target(line, set, page, true, true);
      cell.append(' ', line);
    }
  }

  function target(cell, set, page, withYear, withStart) {
    const link = linked(page + set.key, '', 'key');
    if (set.from) {
      const from = make('span', 'from');
      const arrow = make('span', '', '→');
      arrow.setAttribute('aria-hidden', 'true');
      from.append(make('span', 'unseen', word('start')), ' ' + (withStart ? set.from[0] + ' ' : '') + set.from[1] + ' ', arrow);
      link.append(from, ' ');
    }
    link.append(make('span', 'unseen', word('goal')), ' ');
    link.appendChild(make('strong', '', set.to[1] + set.to[2]));
    cell.appendChild(link);
    if (withYear) cell.append(' ', make('span', 'year', set.to[0]));
    if (set.to[3]) cell.append(' ', make('span', 'of', word('of', { of: set.to[3] })));
  }

  function mark(name) {
    return marks.content.querySelector('.' + name + ' svg').cloneNode(true);
  }

  function dated([when, text, unit, of, stated]) {
    const all = make('span', 'dated');
    const value = all.appendChild(make('span', 'value', text));
    if (unit) value.appendChild(make('span', 'unit', unit));
    all.append(' ', make('span', 'year', when));
    if (of) all.appendChild(make('span', 'of', word('of', { of })));
    if (stated) {
      const grade = make('span', 'grade grade-stated');
      grade.append(mark('grade-stated'), stated);
      all.append(' ', grade);
    }
    return all;
  }

  function status([name, text, reason]) {
    const all = make('span', 'status status-' + name);
    all.append(mark('status-' + name), make('span', 'word', text));
    if (reason) all.appendChild(make('span', 'reason', reason));
    return all;
  }

  // --- The start

  without.remove();
  root.hidden = false;
  addEventListener('popstate', () => { read(); apply(false); });
  Promise.all(root.getAttribute('data-names').split(' ').map(load)).then(all => {
    isWhole = all.every(Boolean);
    read();
    apply(false);
  });
})();
