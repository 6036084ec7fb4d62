// The search, from a disk: what it finds is what a plain reading of the pages finds, it can be used without a mouse, and
// whatever is typed or missing, the page goes on.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, test } from 'node:test';
import { breaksNoRule, isNotCutOff, root, site, withPage, withTab } from './site.mjs';

const folding = fileURLToPath(new URL('../search/folding.txt', import.meta.url));

const page = words => `search.html?q=${encodeURIComponent(words)}`;

// Waits until a search for these words is over.
async function over(tab, words) {
  await tab.waitForFunction(words => {
    const said = document.getElementById('search-said').textContent;
    const asked = new URLSearchParams(location.search).get('q');
    return asked === words && /^(找到|没有找到|还没有|搜索用)/.test(said);
  }, words, { timeout: 20_000 });
}

// Types words, and waits until they are searched.
async function type(tab, words) {
  // What was said before would be taken for what is said now.
  await tab.evaluate(() => { document.getElementById('search-said').textContent = ''; });
  await tab.fill('#search-words', words);
  await tab.keyboard.press('Enter');
  await over(tab, words.trim());
}

const said = tab => tab.textContent('#search-said');

// The addresses and texts of all hits of some kinds: buttons that show more are pressed until there are none.
async function hits(tab, kinds) {
  return tab.evaluate(kinds => {
    const all = [];
    for (const kind of kinds) {
      const section = document.getElementById('search-' + kind)?.parentNode;
      if (!section) continue;
      for (let more; (more = section.querySelector('button:not([hidden])'));) more.click();
      for (const link of section.querySelectorAll('li > a')) all.push({ href: link.getAttribute('href'), text: link.textContent, marked: [...link.querySelectorAll('mark')].map(mark => mark.textContent) });
      const count = Number(section.querySelector('.count').textContent);
      if (count !== section.querySelectorAll('li').length) throw new Error(`${kind}: ${count} counted`);
    }
    return all;
  }, kinds);
}

const OF_DOCUMENTS = ['heading', 'paragraph', 'row', 'quote'];

// Every passage of the documents by its address, each with its cells as texts, as a plain reading of the pages gives them
async function passages() {
  const all = [];
  for (const name of readdirSync(join(site, 'documents')).filter(name => name.endsWith('.html')).sort()) {
    const found = await withPage(`documents/${name}`, tab => tab.evaluate(() => {
      document.querySelectorAll('a.to-figure').forEach(link => link.remove());
      const blocks = [...document.querySelectorAll('article.document :is(h2, h3, h4, h5, h6, p)[id]')];
      const rows = [...document.querySelectorAll('article.document tr')];
      const quotes = [...document.querySelectorAll('.quotes > li')];
      return [
        ...blocks.map(block => [block.id, [block.textContent]]),
        ...rows.map(row => [row.id || row.closest('table').id, [...row.cells].map(cell => cell.textContent)]),
        ...quotes.map(quote => [quote.id, [quote.querySelector('q').textContent]]),
      ];
    }));
    all.push(...found.map(([id, cells]) => ({ href: `documents/${name}#${id}`, cells })));
  }
  return all;
}

// As a reader compares letters, said in another way than the script says it
const plain = text => text.normalize('NFKC').toLowerCase().replace(/[\s\u200b]/g, '').replace(/[‐-―−─]/g, '-').replace(/〜/g, '~').normalize('NFKD');

// Forty stretches of the texts: of every so many letters two to nine, from wherever that falls
function stretches(all) {
  const cells = all.flatMap(({ cells }) => cells).filter(cell => plain(cell).length > 12);
  return Array.from({ length: 40 }, (_, i) => {
    const cell = [...cells[Math.floor(i * cells.length / 40)].replace(/\s/g, '')];
    const length = 2 + i % 8;
    const start = (i * 7) % (cell.length - length);
    return cell.slice(start, start + length).join('');
  });
}

describe('search', { concurrency: 2 }, () => {
  test('what is found is what a plain reading finds', async () => {
    const all = await passages();
    assert.ok(all.length > 500, `${all.length} passages`);
    const texts = all.map(({ href, cells }) => ({ href, cells: cells.map(plain) }));
    const scan = words => texts.filter(({ cells }) => words.every(word => cells.some(cell => cell.includes(plain(word))))).map(({ href }) => href).sort();
    await withPage('search.html', async tab => {
      for (const words of [...stretches(all), '家庭医生', '的', '家庭医生 签约', '2025年 养老 床位', '５００张以上', '≥70%']) {
        await type(tab, words);
        const found = await hits(tab, OF_DOCUMENTS);
        const expected = scan(words.split(' '));
        assert.ok(expected.length > 0, words);
        assert.deepEqual(found.map(({ href }) => href).sort(), expected, words);
        // The marks are on the words: all that is marked in a hit, in one piece or several, is what was searched.
        if (!words.includes(' ')) for (const { text, marked } of found) assert.ok(marked.length && marked.every(mark => plain(mark) === plain(words) || plain(mark).includes(plain(words))), `${words}: ${text}`);
      }
    });
  });

  test('records have their kinds, and lead to where they are shown', async () => {
    await withPage(page('荣昌 护士'), async tab => {
      await over(tab, '荣昌 护士');
      const [target] = await hits(tab, ['target']);
      assert.match(target.href, /^districts\/rongchang\/targets\.html#/);
      for (const [words, kind, href] of [
        ['护士', 'indicator', /^indicators\//],
        ['Rongchang', 'place', /^districts\/rongchang\.html$/],
        ['医保局', 'agency', /^agencies\//],
        ['门急诊住院综合楼', 'project', /^districts\/rongchang\/projects\.html#/],
        ['家庭医生', 'task', /tasks\.html#/],
        ['渝西川南', 'document', /^documents\/[\w-]+\.html$/],
      ]) {
        await type(tab, words);
        const found = await hits(tab, [kind]);
        assert.ok(found.length > 0 && found.every(hit => href.test(hit.href)), `${words}: ${JSON.stringify(found)}`);
      }
      // Indicators and places come before passages, and a hit opens the page at its place.
      await type(tab, '家庭医生');
      const order = await tab.evaluate(() => [...document.querySelectorAll('#search-found h2')].map(heading => heading.id));
      assert.deepEqual(order.filter(id => ['search-indicator', 'search-task', 'search-paragraph'].includes(id)), ['search-indicator', 'search-task', 'search-paragraph']);
      await tab.click('#search-paragraph ~ ol a');
      await tab.waitForURL(/documents\/.*#/);
      assert.match(await tab.locator(':target').innerText(), /家庭医生/);
      // Back is the search as it was.
      await tab.goBack();
      await over(tab, '家庭医生');
      assert.equal(await tab.inputValue('#search-words'), '家庭医生');
    });
  });

  test('from any page, without a mouse', async () => {
    await withPage('districts/rongchang.html', async tab => {
      await tab.focus('#search-words');
      await tab.keyboard.type('家庭医生');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/search\.html\?q=/);
      await over(tab, '家庭医生');
      assert.match(await said(tab), /^找到\d+处，涉及\d+份文件。$/);
      assert.equal(await tab.getAttribute('#search-said', 'role'), 'status');
      const focused = () => tab.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.id);
      await tab.focus('#search-words');
      await tab.keyboard.press('ArrowDown');
      assert.match(await focused(), /^indicators\//);
      await tab.keyboard.press('ArrowUp');
      assert.equal(await focused(), 'search-words');
      await tab.keyboard.press('ArrowDown');
      await tab.keyboard.press('ArrowDown');
      assert.match(await focused(), /^indicators\//);
      await tab.keyboard.press('Escape');
      assert.equal(await focused(), 'search-words');
      await tab.keyboard.press('Escape');
      assert.equal(await tab.inputValue('#search-words'), '');
      assert.equal(await said(tab), '');
      assert.doesNotMatch(tab.url(), /\?/);
      // Tab goes through box, button, links of the page and hits.
      await tab.keyboard.type('护士');
      await over(tab, '护士');
      for (let i = 0; i < 12 && !/^indicators\/\w/.test(await focused() ?? '') ; i++) await tab.keyboard.press('Tab');
      assert.match(await focused(), /^indicators\/./);
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/indicators\/.*\.html/);
    });
  });

  test('nothing is loaded before it is wanted', async () => {
    const asked = [];
    const prepare = tab => tab.on('request', request => { if (request.url().includes('/search/')) asked.push(request.url()); });
    await withPage('index.html', async tab => { await tab.focus('#search-words'); await tab.waitForTimeout(200); }, { prepare });
    assert.deepEqual(asked, []);
    await withPage('search.html', async tab => {
      await tab.waitForTimeout(200);
      assert.deepEqual(asked, []);
      await tab.focus('#search-words');
      await tab.waitForFunction(() => window.planboardSearch.fold);
      await tab.waitForTimeout(300);
      assert.deepEqual(asked.map(url => url.split('/search/')[1]), ['index.js', 'places-1.js']);
    }, { prepare });
  });

  test('whatever is typed', async () => {
    await withPage('search.html', async tab => {
      const thrown = [];
      tab.on('pageerror', error => thrown.push(String(error)));
      for (const words of [
        '一二三四五六七八九十'.repeat(100), '字 '.repeat(500).trim(), '.*+?^${}()|[]\\', '(((', '\\u0000', '＜＞&amp;',
        '<img src=x onerror=alert(1)>', '"\'`', '%', '%E5', '\ud83d', '👍🏽', '𠮷', 'ＡＢＣ', '。', '㎡',
      ]) {
        await tab.evaluate(() => { document.getElementById('search-said').textContent = ''; });
        await tab.fill('#search-words', words);
        await tab.keyboard.press('Enter');
        await tab.waitForFunction(() => /^(找到|没有找到)/.test(document.getElementById('search-said').textContent));
        assert.match(await said(tab), /^(找到\d+处|没有找到)/, words);
      }
      await tab.fill('#search-words', '   ');
      await tab.keyboard.press('Enter');
      assert.equal(await said(tab), '');
      assert.equal(await tab.locator('#search-found img').count(), 0);
      assert.deepEqual(thrown, []);
    });
    for (const [query, value] of [['%', '%'], ['%E5%AE', /./], ['a%20b&q=c', 'a b'], ['%3Cb%3E', '<b>'], ['+', '']]) {
      await withPage(`search.html?q=${query}`, async tab => {
        await tab.waitForTimeout(value === '' ? 100 : 0);
        if (value !== '') await tab.waitForFunction(() => /^(找到|没有找到)/.test(document.getElementById('search-said').textContent));
        const shown = await tab.inputValue('#search-words');
        if (value instanceof RegExp) assert.match(shown, value);
        else assert.equal(shown.trim(), value, query);
        assert.match(await said(tab), value === '' ? /^$/ : /^(找到\d+处|没有找到)/);
      });
    }
  });

  // A copy of what a search needs, in a folder whose name is hard on addresses; some of its files are missing.
  async function without(missing, use) {
    const folder = mkdtempSync(join(tmpdir(), 'planboard 100% #搜索 '));
    try {
      for (const part of ['search.html', 'assets', 'search']) cpSync(join(site, part), join(folder, part), { recursive: true });
      for (const file of missing) rmSync(join(folder, 'search', file));
      return await withTab(async tab => {
        await tab.goto(`${pathToFileURL(join(folder, 'search.html')).href}?q=${encodeURIComponent('家庭医生')}`);
        await over(tab, '家庭医生');
        return use(tab);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('a file that is missing is said to be, and the rest is searched', async () => {
    const all = await without([], async tab => {
      assert.equal(await tab.locator('.search-note').count(), 0);
      return hits(tab, OF_DOCUMENTS);
    });
    const partly = /有一部分没有载入，结果可能不全/;
    await without(['letters/1.js'], async tab => {
      assert.match(await tab.innerText('.search-note'), partly);
      assert.deepEqual(await hits(tab, OF_DOCUMENTS), all);
    });
    await without(['text/rongchang-2.js'], async tab => {
      assert.match(await tab.innerText('.search-note'), partly);
      const found = await hits(tab, OF_DOCUMENTS);
      assert.ok(found.length > 0 && found.length < all.length, `${found.length} of ${all.length}`);
    });
    await without(['places-1.js'], async tab => {
      assert.match(await tab.innerText('.search-note'), partly);
      assert.ok((await hits(tab, ['indicator'])).length > 0);
    });
    await without(['index.js'], async tab => {
      assert.match(await said(tab), /没有载入，现在不能搜索/);
      assert.ok(await tab.locator('main a[href="districts.html"]').isVisible());
    });
  });

  test('without scripts the page says so, and where the lists are', async () => {
    await withPage('search.html', async tab => {
      assert.match(await tab.innerText('main'), /没有启用/);
      assert.equal(await tab.locator('input').count(), 0);
      assert.ok(await tab.locator('main a[href="documents.html"]').isVisible());
    }, { script: false });
    await withPage('districts/rongchang.html', async tab => {
      await tab.click('.site-head a:text-is("搜索")');
      assert.equal(tab.url(), `${root}search.html`);
    }, { script: false });
  });

  test('letters are folded as the program folds them', async () => {
    const lines = readFileSync(folding, 'utf8').trimEnd().split('\n').map(line => line.split(' '));
    assert.ok(lines.length > 3000, `${lines.length} letters`);
    await withPage(page('的'), async tab => {
      await over(tab, '的');
      const wrong = await tab.evaluate(lines => lines.filter(([point, form]) => {
        const expected = form.replace(/\\u\{(\w+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));
        return window.planboardSearch.fold(String.fromCodePoint(parseInt(point, 16))) !== expected;
      }), lines);
      assert.deepEqual(wrong, []);
    });
  });

  for (const [width, scheme] of [[1280, 'light'], [320, 'dark']]) {
    test(`results at ${width} px, ${scheme}: axe finds nothing, nothing is cut off`, async () => {
      await withPage(page('家庭医生 服务'), async tab => {
        await over(tab, '家庭医生 服务');
        await breaksNoRule(tab);
        await isNotCutOff(tab);
      }, { width, scheme });
    });
  }
});
