// Places are put side by side from a disk, by pointer and by keyboard: what the cells say is what the page of key targets
// says, what is chosen stands in the address, and whatever is missing or wrong, the page goes on.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test } from 'node:test';
import { breaksNoRule, isNotCutOff, root, site, withPage, withTab } from './site.mjs';

const BOTH = 'compare.html?places=rongchang,xiushan';
const said = tab => tab.textContent('#compare-said');
const over = (tab, wanted) => tab.waitForFunction(wanted => new RegExp(wanted).test(document.getElementById('compare-said').textContent), wanted.source);
const heads = tab => tab.$$eval('#compare-tables section:first-child thead th', cells => cells.slice(1).map(cell => cell.textContent));
const chosen = tab => tab.$$eval('.compare-chosen button', all => all.map(button => button.firstChild.textContent));
const found = tab => tab.$$eval('.compare-found button', all => all.map(button => button.textContent));
const focused = tab => tab.evaluate(() => document.activeElement.tagName + ' ' + (document.activeElement.firstChild?.textContent ?? document.activeElement.type));

// What the rows of tables say: of each the address of its indicator, and in the column of each place the parts of its cell.
function read(tab) {
  return tab.$$eval('table.matrix', tables => {
    const rows = {};
    const text = element => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    for (const table of tables) {
      const places = Array.from(table.tHead.rows[0].cells, text).slice(1);
      for (const row of table.tBodies[0].rows) {
        const link = row.cells[0].querySelector('a');
        const cells = {};
        places.forEach((place, i) => {
          const cell = row.cells[i + 1].cloneNode(true);
          for (const later of cell.querySelectorAll('.also')) later.remove();
          const key = cell.querySelector('a.key');
          cells[place] = key && [
            key.getAttribute('href'), text(key.querySelector('.from')).replace(/\S+年\S* (?=\S+ →)/, ''), text(key.querySelector('strong')),
            text(key.parentNode.querySelector(':scope > .year')) || text(row.cells[0].querySelector('.year')),
            Array.from(cell.querySelectorAll(':scope > .printed'), line => text(line).replace(/\s/g, '')).join('|'),
          ];
        });
        // A part of an indicator has a row of its own behind that of the whole.
        rows[link.getAttribute('href')] = rows[link.getAttribute('href')] ?? { name: text(link), head: text(row.cells[0]), cells };
      }
    }
    return rows;
  });
}

describe('places side by side', { concurrency: 4 }, () => {
  for (const width of [1280, 360]) {
    test(`two places from home in three clicks, ${width} px`, async () => {
      await withPage('index.html', async tab => {
        await tab.locator('main a[href="compare.html"]').first().click();
        await over(tab, /先选/);
        await tab.click('.compare-found button:text-is("荣昌区")');
        await over(tab, /已选荣昌区/);
        await tab.click('.compare-found button:text-is("秀山县")');
        await over(tab, /^对照荣昌区、秀山县，共\d+项指标。$/);
        assert.deepEqual(await heads(tab), ['荣昌区', '秀山县']);
        assert.match(tab.url(), /\?places=rongchang,xiushan$/);
        assert.match(await tab.title(), /^荣昌区、秀山县 - /);
      }, { width });
    });
  }

  test('a place leads here with itself chosen, and the keyboard does the rest', async () => {
    await withPage('districts/xiushan.html', async tab => {
      await tab.locator('main a[href="../compare.html?places=xiushan"]').focus();
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/compare\.html/);
      await over(tab, /已选秀山县，再选一个/);
      assert.equal(await tab.getAttribute('#compare-said', 'role'), 'status');
      const until = async wanted => {
        for (let i = 0; i < 40 && !wanted.test(await focused(tab)); i++) await tab.keyboard.press('Tab');
        assert.match(await focused(tab), wanted);
      };
      await until(/^BUTTON 秀山县/);
      await tab.keyboard.press('Tab');
      await tab.keyboard.type('荣');
      assert.deepEqual(await found(tab), ['荣昌区']);
      assert.equal(await tab.textContent('#compare-matches'), '可选1个');
      await tab.keyboard.press('Enter');
      await over(tab, /^对照秀山县、荣昌区/);
      assert.match(await focused(tab), /^INPUT/);
      await tab.keyboard.press('ArrowDown');
      assert.match(await focused(tab), /^BUTTON /);
      await tab.keyboard.press('Enter');
      await over(tab, /^对照秀山县、荣昌区、\S+、?\S*，共/);
      assert.match(await focused(tab), /^BUTTON /, 'the next one that can be chosen');
      await tab.keyboard.press('Escape');
      assert.match(await focused(tab), /^INPUT/);
      await tab.keyboard.press('Shift+Tab');
      await tab.keyboard.press('Space');
      await over(tab, /^对照秀山县、荣昌区，/);
      assert.match(await focused(tab), /^BUTTON 荣昌区/, 'the focus stays where something was taken away');
      for (let left = 2; left > 0; left--) await tab.keyboard.press('Enter');
      await over(tab, /先选/);
      assert.match(await focused(tab), /^INPUT/);
      // The choice of indicators, too, and the focus stays on what was chosen.
      await tab.goto(root + BOTH);
      await over(tab, /^对照/);
      const all = await tab.locator('#compare-tables tbody tr').count();
      await until(/^SUMMARY/);
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Space');
      await over(tab, /共[1-3]项/);
      assert.match(await focused(tab), /checkbox$/);
      assert.match(tab.url(), /&indicators=[a-z-]+$/);
      await tab.keyboard.press('Space');
      await over(tab, new RegExp(`共${all}项`));
    });
  });

  test('cells say what the page of key targets says', async () => {
    const key = await withPage('key-targets.html', read);
    const places = await withPage('compare.html', async tab => {
      await over(tab, /先选/);
      return found(tab);
    });
    const ids = { 荣昌区: 'rongchang', 沙坪坝区: 'shapingba', 万盛经开区: 'wansheng', 秀山县: 'xiushan' };
    await withPage(`compare.html?places=${places.map(name => ids[name]).join(',')}`, async tab => {
      await over(tab, /^对照/);
      const rows = await read(tab);
      assert.ok(Object.keys(key).length > 10);
      for (const [href, row] of Object.entries(key)) assert.deepEqual(rows[href]?.cells, row.cells, href);
    });
  });

  test('notes stand where years or units differ, and only there', async () => {
    await withPage('compare.html?places=rongchang,xiushan,wansheng&show=all', async tab => {
      await over(tab, /^对照/);
      const rows = Object.values(await read(tab));
      const counts = [0, 0];
      for (const { head, cells, name } of rows) {
        const years = new Set(Object.values(cells).filter(Boolean).map(cell => cell[3]));
        assert.equal(head.includes('目标年份不同'), years.size > 1, name);
        counts[years.size > 1 ? 0 : 1] += 1;
      }
      assert.ok(counts.every(Boolean), String(counts));
    });
  });

  test('the address says what is shown, and back goes back', async () => {
    await withPage(BOTH, async tab => {
      await over(tab, /^对照/);
      const all = await tab.locator('#compare-tables tbody tr').count();
      const first = await tab.textContent('#compare-tables h2');
      await tab.selectOption('select[name="domain"]', { label: first });
      assert.equal(await tab.locator('#compare-tables section').count(), 1);
      assert.match(tab.url(), /&domain=[a-z-]+$/);
      const some = await tab.locator('#compare-tables tbody tr').count();
      assert.ok(some > 0 && some < all);
      await tab.selectOption('select[name="show"]', 'all');
      await over(tab, /^对照/);
      assert.ok(await tab.locator('#compare-tables tbody tr').count() > some, 'what only one of them has');
      await tab.reload();
      await over(tab, /^对照/);
      assert.equal(await tab.inputValue('select[name="show"]'), 'all');
      assert.equal(await tab.locator('#compare-tables section').count(), 1);
      await tab.goBack();
      await over(tab, new RegExp(`共${some}项`));
      await tab.goBack();
      await over(tab, new RegExp(`共${all}项`));
      assert.equal(await tab.inputValue('select[name="domain"]'), '');
      await tab.emulateMedia({ media: 'print' });
      assert.ok(!(await tab.isVisible('.compare-choice')));
      assert.ok(await tab.isVisible('#compare-said') && await tab.isVisible('#compare-tables table'));
    });
  });

  test('whatever the address says, and whatever is typed', async () => {
    await withPage('methods.html', async tab => {
      const thrown = [];
      tab.on('pageerror', error => thrown.push(String(error)));
      for (const [query, sentence, note] of [
        ['', /先选/, ''], ['?places=', /先选/, ''], ['?places=rongchang', /已选荣昌区/, ''], ['?places=rongchang,rongchang', /已选荣昌区/, ''],
        ['?places=nowhere,rongchang', /已选荣昌区/, /没有采用：nowhere/],
        ['?places=%3Cimg%20src=x%3E,..%2Fx', /先选/, /没有采用：<img src=x>、\.\.\/x/],
        ['?places=%,xiushan,rongchang&domain=none', /^对照/, /没有采用：%、none/],
        ['?places=xiushan,rongchang&indicators=none&show=x', /^对照/, /没有采用：none/],
        [`?places=${'长'.repeat(1000)}`, /先选/, /长长/],
      ]) {
        await tab.goto(`${root}compare.html${query}`);
        await over(tab, sentence);
        const shown = await tab.$eval('#compare-note', note => (note.hidden ? '' : note.textContent));
        if (note) assert.match(shown, note, query);
        else assert.equal(shown, '', query);
        assert.equal(await tab.locator('#compare img').count(), 0);
      }
      for (const words of ['(.*+?^${}[]\\', '<b>', '\ud83d', '长'.repeat(1000)]) {
        await tab.fill('.compare-name input', words);
        assert.equal(await tab.textContent('#compare-matches'), '没有这个名称');
      }
      assert.deepEqual(thrown, []);
    });
  });

  // A copy of what the page needs, in a folder whose name is hard on addresses; some of its files are missing.
  async function without(missing, use, prepare, change) {
    const folder = mkdtempSync(join(tmpdir(), 'planboard 100% #对照 '));
    try {
      for (const part of ['compare.html', 'assets', 'compare']) cpSync(join(site, part), join(folder, part), { recursive: true });
      cpSync(join(site, 'search/places-1.js'), join(folder, 'search/places-1.js'));
      for (const file of missing) rmSync(join(folder, file));
      const changed = join(folder, 'compare/xiushan.js');
      if (change) writeFileSync(changed, change(readFileSync(changed, 'utf8')));
      return await withTab(async tab => {
        await prepare?.(tab);
        await tab.goto(`${pathToFileURL(join(folder, 'compare.html')).href}?places=rongchang,xiushan,wansheng`);
        return use(tab);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('a file that is missing is said to be, and the rest is shown', async () => {
    await without(['compare/xiushan.js'], async tab => {
      await over(tab, /^对照荣昌区、万盛经开区，/);
      assert.match(await tab.textContent('#compare-note'), /没有载入数据：秀山县/);
      assert.equal((await chosen(tab)).length, 3);
    });
    await without(['search/places-1.js'], async tab => {
      await over(tab, /^对照荣昌区、秀山县、万盛经开区，/);
      assert.match(await tab.textContent('#compare-note'), /不能添加/);
      await tab.click('.compare-chosen button');
      await over(tab, /^对照秀山县、万盛经开区，/);
    });
    // A browser that refuses storage and steps of the history.
    const refuse = tab => tab.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new Error('refused'); } });
      history.pushState = () => { throw new Error('refused'); };
    });
    await without([], async tab => {
      await over(tab, /^对照荣昌区、秀山县、万盛经开区，/);
      await tab.click('.compare-chosen button');
      await over(tab, /^对照秀山县、万盛经开区，/);
    }, refuse);
  });

  test('another unit, another kind and another start are noted, and a file of another form is as good as none', async () => {
    const target = '{"key":"g-xiushan--life-expectancy--2025",';
    const head = tab => tab.textContent('#compare-tables tbody th:has(a[href="indicators/life-expectancy.html"])');
    for (const [given, note] of [['', /年$/], ['"unit":"月",', /※?单位不同，不可直接比较$/], ['"kind":"mean",', /目标的类型不同，不可直接比较$/], ['"from":["2019年","76","岁"],', /基期不同$/]]) {
      await without([], async tab => {
        await over(tab, /^对照荣昌区、秀山县/);
        assert.match((await head(tab)).trim(), note);
      }, null, file => {
        assert.ok(file.includes(target));
        // Of two of a name the last one counts.
        return given.startsWith('"from"') ? file.replace(target + '"from":["2020年","77.5","岁"],', target + given) : file.replace(target, target + given);
      });
    }
    await without([], async tab => {
      await over(tab, /^对照荣昌区、万盛经开区，/);
      assert.match(await tab.textContent('#compare-note'), /没有载入数据：秀山县/);
    }, null, file => file.slice(0, 500));
  });

  test('without scripts the page says so, and where the tables are', async () => {
    await withPage(BOTH, async tab => {
      assert.match(await tab.innerText('main'), /没有启用/);
      assert.ok(!(await tab.isVisible('.compare-choice')));
      await tab.click('main a[href="key-targets.html"]');
      assert.ok(await tab.locator('table.matrix').first().isVisible());
    }, { script: false });
  });

  for (const [width, scheme] of [[1280, 'light'], [320, 'dark']]) {
    test(`tables at ${width} px, ${scheme}: axe finds nothing, nothing is cut off`, async () => {
      await withPage(BOTH, async tab => {
        await over(tab, /^对照/);
        await tab.click('.compare-indicators summary');
        await breaksNoRule(tab);
        await isNotCutOff(tab);
      }, { width, scheme });
    });
  }
});
