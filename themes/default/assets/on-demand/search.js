// Searches on the page of the search, with the box that `page.js` has made: in the browser alone, without a server.
// Without it the page says where the lists are. It holds no words; all it says stands in the attributes of that page.
// A classic script that loads classic scripts: a page from a disk may load nothing else.

(function () {
  'use strict';

  // How many texts are looked through before the reader is asked, and how many at a time
  const MOST_TEXTS = 40;
  const AT_A_TIME = 4;
  // How many letters and pairs of a search are looked up; whatever the texts hold is checked in them
  const MOST_LOOKED_UP = 12;
  // How many hits of a kind are shown at first, and how many more each time
  const FIRST_HITS = 10;
  const MORE_HITS = 50;
  // How many letters of a long passage are shown before and behind the first word
  const BEFORE = 30;
  const BEHIND = 110;
  // Between the cells of a row
  const CELL_END = '\u001f';
  // Indicators, places and documents first, then records, headings and passages
  const KINDS = ['indicator', 'place', 'document', 'target', 'agency', 'project', 'task', 'heading', 'paragraph', 'row', 'quote'];
  const LETTERS = { d: 'document', g: 'target', a: 'agency', j: 'project', k: 'task', h: 'heading', p: 'paragraph', r: 'row', q: 'quote' };

  const found = document.getElementById('search-found');
  const said = document.getElementById('search-said');
  if (!found || !said) return;
  // There is none on a page that was saved with what this has found: more of it is not there.
  const box = window.planboardBox;
  if (!box) { for (const more of found.querySelectorAll('button')) more.remove(); return; }
  searchHere();

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  // The page of the search

  function searchHere() {
    const files = loader(found.getAttribute('data-index').replace(/index\.js$/, ''));
    const search = searcher(files, results());
    const { form, input, address } = box;
    let waiting = 0;
    const title = document.title;
    const now = () => {
      clearTimeout(waiting);
      const words = input.value.trim();
      document.title = words ? words + ' - ' + title : title;
      // A browser may refuse it, as where too many come at once; the search goes on.
      try { history.replaceState(null, '', address(location.href, words)); } catch (_) { /* stays as it was */ }
      search(words);
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(now, 150);
    };
    input.addEventListener('focus', files.start);
    input.addEventListener('input', event => { if (!event.isComposing) soon(); });
    input.addEventListener('compositionend', soon);
    box.search = now;
    form.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' && event.target === input && go(null, 1)) event.preventDefault();
      if (event.key === 'Escape' && input.value) { event.preventDefault(); input.value = ''; now(); }
    });
    found.addEventListener('keydown', event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape' || (step && !go(event.target, step) && step < 0)) input.focus();
      if (event.key === 'Escape' || step) event.preventDefault();
    });
    // Whatever stands in the address: of what is no text, a browser makes some.
    const asked = new URLSearchParams(location.search).get('q');
    if (asked) { input.value = asked; now(); }
  }

  // Puts the focus on the next hit or button. Says whether there is one.
  function go(from, step) {
    const all = Array.from(found.querySelectorAll('a, button')).filter(one => one.getClientRects().length);
    const next = all[from ? all.indexOf(from.closest('a, button')) + step : 0];
    if (next) next.focus();
    return Boolean(next);
  }

  // Files, each loaded once. What comes is handed over by a call of `planboardSearch`.
  function loader(folder) {
    const taken = {};
    const asked = {};
    window.planboardSearch = (name, holds) => { taken[name] = holds; };
    window.planboardSearch.fold = text => fold(text, taken.index);
    const one = name => asked[name] || (asked[name] = new Promise(done => {
      const script = document.createElement('script');
      // What does not come is missing, and said so.
      script.onload = script.onerror = () => { script.remove(); done(taken[name]); };
      script.src = folder + name + '.js';
      document.head.appendChild(script);
    }));
    const all = names => Promise.all(names.map(one));
    let started = null;
    const start = () => started || (started = one('index').then(index => index &&
      all(numbered('places-', index.places)).then(lists => ({ index, places: [].concat(...lists.filter(Boolean)), isWhole: lists.every(Boolean) }))));
    return { all, start };
  }

  function numbered(name, count) {
    return Array.from({ length: count }, (_, i) => name + (i + 1));
  }

  // Letters as they are compared: `model/folding.rs` has the same

  function fold(text, index) {
    if (!index.letters) {
      const usual = Array.from(index.usual);
      index.letters = new Map([[CELL_END, CELL_END]]);
      index.forms = new Map(usual.map((letter, i) => [letter, usual[i + 1]]).filter((_, i) => i % 2 === 0));
      index.blanks = new Set(index.dropped);
    }
    return text.replace(/[^\u3400-\u4dbf\u4e00-\u9fff0-9a-z]/gu, letter => folded(letter, index));
  }

  function folded(letter, index) {
    let form = index.letters.get(letter);
    if (form === undefined) {
      const usual = part => index.forms.get(part) || part;
      const kept = part => (index.blanks.has(part) ? '' : part);
      const lower = part => Array.from(usual(part).toLowerCase()).map(kept).join('');
      form = kept(letter) && Array.from(usual(letter).normalize('NFKD')).map(lower).join('');
      index.letters.set(letter, form);
    }
    return form;
  }

  // In which texts letters stand: `page/search/letters.rs` writes the lists

  function shardOf(pair, count) {
    const [one, two] = Array.from(pair);
    let mixed = Math.imul(one.codePointAt(0), 0x9e3779b1) ^ Math.imul(two ? two.codePointAt(0) : 0, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) % count;
  }

  const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

  // The numbers of the texts that have a pair, from one; none where no text has it.
  function textsWith(pair, shard) {
    const at = shard.indexOf(' ' + pair + '\t');
    const texts = [];
    if (at < 0) return texts;
    const list = shard.slice(at + pair.length + 2, shard.indexOf(' ', at + pair.length + 2));
    let [last, number, shift, isRun] = [0, 0, 0, false];
    for (const sign of list) {
      const bits = SIGNS.indexOf(sign);
      number |= (bits & 31) << shift;
      shift += 5;
      if (bits > 31) continue;
      if (isRun) while (number--) texts.push(++last);
      else if (number) texts.push(last += number);
      isRun = !isRun && number === 0;
      number = shift = 0;
    }
    return texts;
  }

  // What of some words is looked up: pairs that cover them, or a word of one letter.
  function lookedUp(words) {
    const pairs = new Set();
    for (const word of words) {
      const letters = Array.from(word);
      for (let i = 0; i < letters.length; i += 2) {
        const start = Math.max(0, Math.min(i, letters.length - 2));
        pairs.add(letters.slice(start, start + 2).join(''));
      }
    }
    const all = Array.from(pairs);
    const step = Math.ceil(all.length / MOST_LOOKED_UP);
    return all.filter((_, i) => i % step === 0);
  }

  // The texts that may hold all words; `isWhole` says that no shard is missing.
  function candidates(files, index, total, words) {
    const pairs = lookedUp(words);
    const names = pairs.map(pair => 'letters/' + (shardOf(pair, index.shards) + 1));
    return files.all(names).then(shards => {
      let texts = null;
      pairs.forEach((pair, i) => {
        if (shards[i] === undefined) return;
        const there = new Set(textsWith(pair, shards[i]));
        texts = texts ? texts.filter(text => there.has(text)) : Array.from(there);
      });
      const all = () => Array.from({ length: total }, (_, i) => i + 1);
      return { texts: texts || all(), isWhole: shards.every(shard => shard !== undefined) };
    });
  }

  // Searching

  function searcher(files, results) {
    let run = 0;
    return query => {
      const own = ++run;
      const isOver = () => own !== run;
      if (!query) return results.clear();
      results.searching();
      files.start().then(start => {
        if (isOver()) return;
        if (!start) return results.broken();
        const { index, places } = start;
        const words = Array.from(new Set(query.split(/\s+/).map(word => fold(word, index)))).filter(Boolean);
        results.begin(words, index);
        if (!words.length) return results.end();
        names(index, places, words, results.add);
        // Without all places nobody knows which text is whose.
        if (!start.isWhole) { results.missing(); return results.end(); }
        const all = numbersOf(places);
        return candidates(files, index, all.length, words).then(({ texts, isWhole }) => {
          if (isOver()) return;
          if (!isWhole) results.missing();
          look({ files, index, words, results, isOver, all }, texts);
        });
      });
    };
  }

  // Of each text its place and its name.
  function numbersOf(places) {
    return [].concat(...places.map(place => numbered('text/' + place[0] + '-', place[2]).map(name => ({ place, name }))));
  }

  function names(index, places, words, add) {
    const give = (kind, href, name, others) => {
      const has = text => words.every(word => fold(text, index).includes(word));
      if (has(name)) add({ kind, href, text: name, of: [] });
      else if (has([name].concat(others).join(CELL_END))) {
        const fits = others.filter(other => words.some(word => fold(other, index).includes(word)));
        add({ kind, href, text: [name].concat(fits).join(CELL_END), of: [] });
      }
    };
    for (const [href, name, others] of index.indicators) give('indicator', href, name, others);
    for (const [id, name, , others] of places) give('place', 'districts/' + id + '.html', name, others);
  }

  // Looks through texts, a few at a time, and asks before it goes on with many.
  function look(search, texts, from = 0, until = MOST_TEXTS) {
    const { files, results, isOver, all } = search;
    const some = texts.slice(from, Math.min(from + AT_A_TIME, until)).map(number => all[number - 1]).filter(Boolean);
    if (!some.length) {
      const rest = texts.length - from;
      return results.end(rest > 0 && rest, () => look(search, texts, from, from + MOST_TEXTS));
    }
    files.all(some.map(text => text.name)).then(chunks => {
      if (isOver()) return;
      chunks.forEach((chunk, i) => (chunk ? passages(search, chunk, some[i].place) : results.missing()));
      look(search, texts, from + some.length, until);
    });
  }

  // The passages of a text that hold all words. One of several words may be the name of the place instead.
  function passages({ index, words, results }, chunk, place) {
    const name = fold([place[1]].concat(place[3]).join(CELL_END), index);
    for (const part of chunk) {
      const [page, title, above, items] = part;
      if (!part.folded) part.folded = items.map((item, i) => (i % 3 === 2 ? fold(item, index) : item));
      let heading = above;
      for (let i = 0; i < items.length; i += 3) {
        const kind = LETTERS[items[i]];
        const own = part.folded[i + 2];
        const here = words.filter(word => own.includes(word));
        if (here.length && words.every(word => own.includes(word) || name.includes(word))) {
          const of = [place[1], kind === 'document' ? '' : title, kind === 'heading' ? '' : heading].filter(Boolean);
          results.add({ kind, href: items[i + 1] ? page + items[i + 1] : page.replace('#', ''), text: items[i + 2], of, page });
        }
        if (kind === 'heading') heading = items[i + 2];
      }
    }
  }

  // What is shown

  function results() {
    let groups, documents, count, isPartly, words, index;
    const say = (key, values) => {
      said.textContent = key && (found.getAttribute('data-' + key) || '').replace(/\{(\w+)\}/g, (_, name) => values[name]);
    };
    const clear = () => {
      found.textContent = '';
      [groups, documents, count, isPartly] = [{}, new Set(), 0, false];
    };
    const note = text => found.appendChild(make('p', 'hint search-note', text));
    return {
      clear() { clear(); say(''); },
      searching() { if (!said.textContent) say('searching', {}); },
      broken() { clear(); say('broken', {}); },
      missing() { isPartly = true; },
      begin(own, from) { clear(); words = own; index = from; },
      add(hit) {
        count += 1;
        if (/^documents\//.test(hit.page || '')) documents.add(hit.page);
        const group = groups[hit.kind] || (groups[hit.kind] = addGroup(hit.kind, groups));
        group.hits.push(hit);
        group.count.textContent = group.hits.length;
        if (group.shown < FIRST_HITS) showMore(group, 1);
        else group.more.hidden = false;
      },
      end(rest, goOn) {
        for (const old of found.querySelectorAll('.search-note')) old.remove();
        const values = { n: count, m: documents.size, rest };
        say(count ? (documents.size ? 'found' : 'found-records') : rest ? 'none-yet' : 'none', values);
        if (isPartly) note(found.getAttribute('data-partly'));
        if (!rest) return;
        const ask = note(found.getAttribute('data-rest').replace('{rest}', rest) + ' ');
        const button = ask.appendChild(make('button', '', found.getAttribute('data-go-on')));
        button.type = 'button';
        button.addEventListener('click', () => { button.disabled = true; goOn(); });
      },
    };

    function addGroup(kind) {
      const section = make('section', 'search-group');
      const heading = section.appendChild(make('h2', '', found.getAttribute('data-' + kind) + ' '));
      heading.id = 'search-' + kind;
      const list = section.appendChild(make('ol', 'hits'));
      const more = section.appendChild(make('button', '', found.getAttribute('data-more')));
      more.type = 'button';
      more.hidden = true;
      const group = { section, list, more, count: heading.appendChild(make('span', 'count')), hits: [], shown: 0 };
      more.addEventListener('click', () => {
        const first = group.shown;
        showMore(group, MORE_HITS);
        more.hidden = group.shown === group.hits.length;
        list.children[first].querySelector('a').focus();
      });
      const later = KINDS.slice(KINDS.indexOf(kind) + 1).find(other => groups[other]);
      found.insertBefore(section, later ? groups[later].section : found.querySelector('.search-note'));
      return group;
    }

    function showMore(group, count) {
      for (const hit of group.hits.slice(group.shown, group.shown + count)) {
        const item = group.list.appendChild(make('li', ''));
        const to = item.appendChild(make('a', ''));
        to.href = hit.href;
        marked(hit.text, words, index).forEach(({ text, isMarked }) => to.append(isMarked ? make('mark', '', text) : text));
        if (hit.of.length) item.append(' ', make('span', 'search-of', hit.of.join(' · ')));
        group.shown += 1;
      }
    }
  }

  // A text as printed, cut around its words, in pieces of which some are marked.
  function marked(text, words, index) {
    const letters = Array.from(text);
    const places = [];
    let all = '';
    letters.forEach((letter, place) => {
      const form = fold(letter, index);
      all += form;
      for (let i = 0; i < form.length; i++) places.push(place);
    });
    const marks = new Set();
    for (const word of words) {
      for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + word.length)) {
        for (let place = places[at]; place <= places[at + word.length - 1]; place++) marks.add(place);
      }
    }
    const first = marks.size ? Math.min(...marks) : 0;
    const isShort = letters.length <= BEFORE + BEHIND;
    const start = isShort ? 0 : Math.max(0, first - BEFORE);
    let end = isShort ? letters.length : Math.min(letters.length, first + BEHIND);
    // No word is cut in two.
    while (end < letters.length && marks.has(end - 1) && marks.has(end)) end += 1;
    const pieces = start > 0 ? [{ text: '…', isMarked: false }] : [];
    for (let place = start; place < end; place++) {
      const isMarked = marks.has(place);
      const letter = letters[place] === CELL_END ? ' | ' : letters[place];
      const last = pieces[pieces.length - 1];
      if (last && last.isMarked === isMarked) last.text += letter;
      else pieces.push({ text: letter, isMarked });
    }
    return end < letters.length ? pieces.concat({ text: '…', isMarked: false }) : pieces;
  }
})();
