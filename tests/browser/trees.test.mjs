// What a screen reader is given of some kinds of pages, in its order, against texts to be read: landmarks, headings,
// tables with their names and heads, lists, links, charts as one item. UPDATE=1 writes the texts anew; read the difference
// as somebody who only listens.
//
// Of a list or a table the first three items are there, and the count of the others. Links are in [ ], what is pressed in
// < >, what is filled in or chosen from in { }.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { withPage } from './site.mjs';

const folder = fileURLToPath(new URL('trees/', import.meta.url));
const SHOWN = 3;
// A paragraph or a cell is cut there.
const LONG = 120;

// Each: its page, and what is waited for
const PAGES = {
  home: ['index.html'],
  district: ['districts/rongchang.html'],
  indicator: ['indicators/childcare-places-per-1000.html'],
  document: ['documents/wansheng-action-2023-2025.html'],
  search: [`search.html?q=${encodeURIComponent('家庭医生')}`, tab =>
    tab.waitForFunction(() => document.getElementById('search-said').textContent.startsWith('找到'))],
  targets: ['districts/shapingba/targets.html'],
};

// What stands in a line; all else begins one of its own.
const INLINE = new Set(['StaticText', 'link', 'button', 'searchbox', 'textbox', 'combobox', 'checkbox', 'strong', 'emphasis', 'time', 'mark', 'code', 'generic', 'LabelText', 'Abbr', 'superscript', 'subscript', 'ListMarker', 'LineBreak', 'image', 'none', 'DisclosureTriangle']);

class Tree {
  lines = [];

  constructor(nodes) {
    this.of = new Map(nodes.map(node => [node.nodeId, node]));
    this.root = nodes[0];
  }

  // What is ignored says nothing itself, but what is in it does.
  children(node) {
    const all = (node.childIds ?? []).map(id => this.of.get(id)).filter(Boolean);
    return all.flatMap(child => (child.ignored ? this.children(child) : [child]));
  }

  isBlock(node) { return !INLINE.has(node.role.value) || (node.role.value === 'generic' && this.children(node).some(child => this.isBlock(child))); }

  inline(node) {
    const name = (node.name?.value ?? '').trim();
    const more = (node.description?.value ?? '').trim();
    const state = key => node.properties?.find(property => property.name === key)?.value.value;
    switch (node.role.value) {
      case 'StaticText': return node.name?.value ?? '';
      case 'link': return `[${name}${more ? ` — ${more}` : ''}]`;
      case 'DisclosureTriangle': return `<${state('expanded') ? 'open' : 'closed'}: ${this.text(node) || name}>`;
      case 'button': return `<${name}${more ? ` — ${more}` : ''}>`;
      case 'searchbox': case 'textbox': case 'checkbox': return `{${name}${more ? ` — ${more}` : ''}}`;
      case 'combobox': return `{${name}: ${node.value?.value ?? ''}}`;
      case 'image': return `(image ${name}${more ? ` — ${more}` : ''})`;
      case 'ListMarker': case 'LineBreak': return '';
      // What stands before a field is its name, which the field says.
      case 'LabelText': return this.children(node).filter(child => child.role.value !== 'StaticText').map(child => this.inline(child)).join(' ');
      default: return this.text(node);
    }
  }

  text(node) { return this.children(node).map(child => this.inline(child)).join('').replace(/\s+/g, ' ').trim(); }

  say(depth, ...words) {
    const line = words.filter(Boolean).join(' ').split(' | ').map(part => (part.length > LONG ? `${part.slice(0, LONG)}…` : part)).join(' | ');
    this.lines.push('  '.repeat(depth) + line);
  }

  // Children one below the other; what belongs in a line is joined, and of many paragraphs the first ones are there.
  below(node, depth) {
    let [run, paragraphs] = ['', 0];
    const flush = () => {
      const text = run.replace(/\s+/g, ' ').trim();
      if (text) this.say(depth, text);
      run = '';
    };
    const count = () => {
      if (paragraphs > SHOWN) this.say(depth, `… ${paragraphs - SHOWN} more`);
      paragraphs = 0;
    };
    for (const child of this.children(node)) {
      const isCut = node.role.value === 'article' && child.role.value === 'paragraph';
      if (!isCut) count();
      if (!this.isBlock(child)) run += this.inline(child);
      else {
        flush();
        if (isCut) paragraphs += 1;
        if (child.role.value === 'generic') this.below(child, depth);
        else if (paragraphs <= SHOWN) this.block(child, depth);
      }
    }
    flush();
    count();
  }

  some(all, depth, show) {
    all.slice(0, SHOWN).forEach(show);
    if (all.length > SHOWN) this.say(depth, `… ${all.length - SHOWN} more`);
  }

  block(node, depth) {
    const role = node.role.value;
    const name = node.name?.value.trim() && `“${node.name.value.trim().replace(/\s+/g, ' ')}”`;
    const more = node.description?.value.trim();
    const kids = this.children(node);
    if (role === 'heading') return this.say(depth, `h${node.properties.find(({ name }) => name === 'level').value.value}`, this.text(node));
    if (role === 'table') return this.table(node, depth, name ?? 'WITHOUT A NAME', more);
    if (role === 'group' && kids.length && kids.every(kid => kid.role.value === 'image')) {
      return this.say(depth, 'chart', name, more && `— ${more}`, `(${kids.length} values, first: ${kids[0].name.value})`);
    }
    if (role === 'list') {
      this.say(depth, 'list', name, `(${kids.length})`);
      return this.some(kids, depth + 1, kid => this.block(kid, depth + 1));
    }
    // Their names are what is in them, which follows.
    const own = ['listitem', 'paragraph', 'term', 'definition', 'figcaption', 'Figcaption', 'row'].includes(role) ? '' : name;
    if (kids.some(kid => this.isBlock(kid))) {
      this.say(depth, role, own, more);
      return this.below(node, depth + 1);
    }
    return this.say(depth, role, own, more, this.text(node));
  }

  table(node, depth, name, more) {
    const deep = found => this.children(found).flatMap(child => (child.role.value === 'row' ? [child] : deep(child)));
    const rows = deep(node);
    const cells = row => this.children(row).map(cell => `${{ columnheader: '^ ', rowheader: '< ' }[cell.role.value] ?? ''}${this.text(cell)}`);
    this.say(depth, 'table', name, more, `(${rows.length} rows)`);
    for (const child of this.children(node)) if (child.role.value === 'caption') this.say(depth + 1, 'caption', this.text(child));
    // Cells that hold lists or details of their own are read as one line.
    const isHead = row => this.children(row).every(cell => cell.role.value === 'columnheader');
    rows.filter(isHead).forEach(row => this.say(depth + 1, cells(row).join(' | ')));
    this.some(rows.filter(row => !isHead(row)), depth + 1, row => this.say(depth + 1, cells(row).join(' | ')));
  }
}

async function heard(tab) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const tree = new Tree(nodes);
  tree.below(tree.root, 0);
  return tree.lines;
}

for (const [kind, [page, wait]] of Object.entries(PAGES)) {
  test(`${kind}: what is read aloud, in its order`, () => withPage(page, async tab => {
    await wait?.(tab);
    const lines = await heard(tab);
    // What is around the main part is the same on every page.
    const [start, end] = ['main', 'contentinfo'].map(role => lines.findIndex(line => line.startsWith(role)));
    const text = (kind === 'home' ? lines : lines.slice(start, end)).join('\n') + '\n';
    const file = `${folder}${kind}.txt`;
    if (process.env.UPDATE) writeFileSync(file, text);
    assert.equal(text, readFileSync(file, 'utf8'));
  }));
}

test('every text has its page', () => {
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(PAGES).map(kind => `${kind}.txt`).sort());
});
