// Lists are filtered and sorted on the page, by pointer and by keyboard; what is chosen stands in the address. Without
// scripts every row is there. Expectations are counted from the rows themselves, without the script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './site.mjs';

const on = (page, use, options) => () => withPage(page, use, options);

const TARGETS = 'districts/xiushan/targets.html';
const PROJECTS = 'districts/rongchang/projects.html';
const TASKS = 'districts/wansheng/tasks.html';
const shown = '.targets > li:not([hidden])';
const status = '.filters [role="status"]';

// Rows that come back come in steps.
const come = (tab, rows, count, what = '') => tab
  .waitForFunction(([rows, count]) => document.querySelectorAll(rows).length === count, [rows, count], { timeout: 10_000 })
  .catch(async () => assert.fail(`${await tab.locator(rows).count()} rows, not ${count} ${what}`));

// Before paper all of them are there.
const settle = tab => tab.evaluate(() => dispatchEvent(new Event('beforeprint')));

const holding = (tab, rows, name, value) => tab.$$eval(rows, (all, [name, value]) =>
  all.filter(row => (row.getAttribute(`data-f-${name}`) || '').split('|').includes(value)).length, [name, value]);

for (const width of [1280, 360]) {
  test(`a list is filtered, and the address keeps it (${width} px)`, on(TARGETS, async tab => {
    const all = await tab.locator('.targets > li').count();
    const binding = await holding(tab, '.targets > li', 'nature', '约束性');
    assert.ok(binding > 1 && binding < all);
    await tab.selectOption('select[name="nature"]', '约束性');
    await come(tab, shown, binding);
    assert.equal(await tab.innerText(status), `筛选后${binding}项，共${all}项`);
    // What has no row left is not there, and counts count what is.
    const counts = await tab.$$eval('section.domain:not([hidden]) h2 .count', found => found.map(c => parseInt(c.textContent, 10)));
    assert.equal(counts.reduce((a, b) => a + b, 0), binding);
    assert.match(decodeURIComponent(tab.url()), /\?nature=约束性$/);

    await tab.fill('input[name="words"]', '死亡率 ５岁');
    assert.deepEqual(await tab.$$eval(shown, rows => rows.length), 0);
    assert.equal(await tab.innerText(status), `没有符合的，共${all}项`);
    await tab.selectOption('select[name="nature"]', '');
    const plain = await tab.$$eval('.targets > li', rows => rows.filter(row =>
      ['死亡率', '5岁'].every(word => row.textContent.replace(/\s/g, '').includes(word))).length);
    assert.ok(plain > 0);
    await come(tab, shown, plain, 'with several words, and a full-width digit');

    // The address alone leads to the same rows.
    await tab.goto(tab.url().replace(/\?.*/, '?nature=%E7%BA%A6%E6%9D%9F%E6%80%A7'));
    await come(tab, shown, binding);
    await tab.click('.filters button');
    await come(tab, shown, all);
    assert.ok(!tab.url().includes('?'), tab.url());
    await tab.goBack();
    await come(tab, shown, binding, 'back');
  }, { width }));
}

// A task may have two deadlines in one year, and is one row.
for (const page of [TASKS, 'districts/rongchang/tasks.html', 'districts/shapingba/tasks.html', TARGETS]) {
  test(`${page}: the number beside a choice is that of its rows`, on(page, async tab => {
    const rows = await tab.getAttribute('.filters', 'data-rows');
    for (const name of await tab.$$eval('.filters select[name]:not([name="sort"])', all => all.filter(one => one.offsetParent).map(one => one.name))) {
      for (const option of await tab.$$eval(`select[name="${name}"] option`, all => all.map(one => one.textContent))) {
        const [, value, count] = /^(.*) \((\d+)\)$/.exec(option) || [];
        if (!value || await tab.getAttribute(`select[name="${name}"]`, 'data-none') === value) continue;
        const held = await tab.$$eval(rows, (all, [name, value]) => all.filter(row =>
          (row.closest(`[data-f-${name}]`)?.getAttribute(`data-f-${name}`) || '').split('|').includes(value)).length, [name, value]);
        assert.equal(Number(count), held, `${name}: ${option}`);
      }
    }
  }));
}

test('a choice that there is not chooses nothing, and no text breaks the page', on(TARGETS, async tab => {
  const all = await tab.locator('.targets > li').count();
  const address = tab.url();
  for (const query of ['nature=没有的', 'sort=none-up', 'x=%', 'status=%3Cb%3E']) {
    await tab.goto(`${address}?${query}`);
    await come(tab, shown, all, query);
  }
  for (const words of ['(.*+?^${}|[]\\', '<img src=x>', '长'.repeat(1000)]) {
    await tab.fill('input[name="words"]', words);
    assert.equal(await tab.innerText(status), `没有符合的，共${all}项`);
  }
}));

test('a link to a row that is filtered out leads to it', on(TARGETS, async tab => {
  const id = await tab.$eval('.targets > li[data-f-nature="预期性"]', row => row.id);
  await tab.goto(`${tab.url()}?nature=%E7%BA%A6%E6%9D%9F%E6%80%A7#${id}`);
  assert.ok(await tab.locator(`[id="${id}"]`).isVisible());
}));

test('a table is sorted by its heads and by the choice, within its groups', on(PROJECTS, async tab => {
  const amounts = async () => {
    await settle(tab);
    return tab.$$eval('.projects', tables => tables.map(table =>
      Array.from(table.tBodies[0].rows, row => row.querySelector('[data-label^="总投资"]').textContent.trim())));
  };
  const printed = await amounts();
  await tab.click('.projects th[data-key="invest"] button');
  const down = rows => rows.filter(Boolean).map(Number);
  for (const [at, sorted] of (await amounts()).entries()) {
    assert.deepEqual(down(sorted), down(printed[at]).sort((a, b) => a - b));
    assert.deepEqual(sorted.slice(down(sorted).length).join(''), '', 'rows without a number come last');
  }
  assert.equal(await tab.getAttribute('.projects th[data-key="invest"]', 'aria-sort'), 'ascending');
  await tab.selectOption('select[name="sort"]', 'invest-down');
  for (const [at, sorted] of (await amounts()).entries()) {
    assert.deepEqual(down(sorted), down(printed[at]).sort((a, b) => b - a));
  }
  assert.match(tab.url(), /\?sort=invest-down$/);
  await tab.selectOption('select[name="sort"]', '');
  assert.deepEqual(await amounts(), printed, 'as printed');
}, { width: 1280 }));

test('tasks of one agency in one year, by keyboard alone', on(TASKS, async tab => {
  const rows = '.tasks > tbody > tr:not(.group)';
  const wanted = await tab.$$eval(rows, all => all.filter(row =>
    row.dataset.fUnit.split('|').includes('财政局') && row.dataset.fYear.split('|').includes('2025年')).length);
  assert.ok(wanted > 0);
  const choose = async (name, value) => {
    for (let steps = 0; await tab.inputValue(`select[name="${name}"]`) !== value; steps += 1) {
      assert.ok(steps < 99, `no ${value}`);
      await tab.keyboard.press('ArrowDown');
    }
  };
  await tab.focus('select[name="unit"]');
  await choose('unit', '财政局');
  await tab.keyboard.press('Tab');
  await choose('year', '2025年');
  await come(tab, `${rows}:not([hidden])`, wanted);
}, { width: 1280 }));

// What Chromium did in its main thread while something was done: how many elements got a style, and how many boxes were not
// as they had been laid out.
async function worked(tab, act) {
  const browser = tab.context().browser();
  await browser.startTracing(tab, { categories: ['devtools.timeline'] });
  await act();
  await tab.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0))));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const sum = (name, count) => traceEvents.filter(event => event.name === name).reduce((all, event) => all + (count(event.args) ?? 0), 0);
  const layouts = traceEvents.filter(event => event.name === 'Layout').length;
  return { layouts, styled: sum('UpdateLayoutTree', args => args.elementCount), laidOut: sum('Layout', args => args.beginData?.dirtyObjects) };
}

test('rows that come back are drawn as they were, a few at a time', on(TARGETS, async tab => {
  const all = await tab.locator('.targets > li').count();
  assert.ok(all > 150, `${all} rows show nothing`);
  await tab.selectOption('select[name="nature"]', '约束性');
  await tab.evaluate(() => {
    globalThis.most = 0;
    new MutationObserver(seen => { globalThis.most = Math.max(globalThis.most, seen.length); })
      .observe(document.querySelector('main'), { subtree: true, attributeFilter: ['hidden'], attributes: true });
  });
  const { styled, laidOut } = await worked(tab, async () => {
    await tab.click('.filters button');
    await come(tab, shown, all);
  });
  assert.ok(styled < 3 * all, `${styled} elements of ${all} rows got a style`);
  assert.ok(laidOut < 5 * all, `${laidOut} boxes of ${all} rows were laid out`);
  // A step, and the sections and the button with the first
  const most = await tab.evaluate(() => globalThis.most);
  assert.ok(most < 60, `${most} at a time`);
}));

test('sorted rows are put in their places a few at a time, and at once for paper', on('districts/xiushan/tasks.html', async tab => {
  await tab.evaluate(() => {
    globalThis.moves = [];
    const rows = seen => seen.reduce((all, { addedNodes }) => all + addedNodes.length, 0);
    const observer = new MutationObserver(seen => globalThis.moves.push(rows(seen)));
    document.querySelectorAll('.tasks > tbody').forEach(body => observer.observe(body, { childList: true }));
  });
  const words = () => tab.$$eval('.tasks > tbody > tr > th strong', all => all.map(one => one.textContent));
  const printed = await words();
  await tab.selectOption('select[name="sort"]', 'task-down');
  await settle(tab);
  const sorted = await words();
  assert.notDeepEqual(sorted, printed);
  await tab.selectOption('select[name="sort"]', '');
  await settle(tab);
  assert.deepEqual(await words(), printed);
  await tab.evaluate(() => { globalThis.moves = []; });
  await tab.selectOption('select[name="sort"]', 'task-down');
  await tab.waitForFunction(last => Array.from(document.querySelectorAll('.tasks > tbody > tr > th strong')).pop().textContent === last, sorted.at(-1));
  assert.deepEqual(await words(), sorted);
  const moves = await tab.evaluate(() => globalThis.moves);
  assert.ok(Math.max(...moves) <= 30, `${moves} rows at a time`);
}));

test('a row that is filtered out is not heard, and all are that came back', on(TARGETS, async tab => {
  const session = await tab.context().newCDPSession(tab);
  const heard = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const role = node => (node.ignored ? '' : node.role.value);
    return { items: nodes.filter(node => role(node) === 'listitem').length, rows: nodes.filter(node => role(node) === 'DisclosureTriangle').length };
  };
  const before = await heard();
  const all = await tab.locator('.targets > li').count();
  await tab.selectOption('select[name="nature"]', '约束性');
  const left = await tab.locator(shown).count();
  const { items, rows } = await heard();
  assert.deepEqual([before.items - items, before.rows - rows], [all - left, all - left]);
  const found = await tab.evaluate(() => {
    const name = document.querySelector('.targets > li[hidden] .name').textContent.trim().slice(0, 12);
    return window.find(name) && Boolean(getSelection().anchorNode.parentElement.closest('[hidden]'));
  });
  assert.ok(!found, 'the search of the browser finds it');
  await tab.click('.filters button');
  await come(tab, shown, all);
  assert.deepEqual(await heard(), before);
}));

test('what is filtered out is not printed, and the sheet says what is shown', on(TARGETS, async tab => {
  await tab.selectOption('select[name="nature"]', '约束性');
  await tab.emulateMedia({ media: 'print' });
  assert.ok(await tab.locator(status).isVisible());
  assert.ok(!(await tab.locator('.filters select').first().isVisible()));
  assert.equal(await tab.locator('.targets > li:visible').count(), await tab.locator(shown).count());
}));

test('a question mark leads to the list of keys', on(TARGETS, async tab => {
  await tab.keyboard.press('?');
  await tab.waitForURL(/methods\.html#keys$/);
  assert.ok(await tab.locator('#keys').isVisible());
}));

test('a wide table says that it goes on, one that fits keeps its head', on('index.html', async tab => {
  const hint = () => tab.$eval('.scroll', box => getComputedStyle(box, '::before').content);
  assert.match(await hint(), /左右滑动/);
  await tab.setViewportSize({ width: 1280, height: 800 });
  await tab.waitForFunction(() => document.querySelector('.scroll').classList.contains('fits'));
  assert.doesNotMatch(await hint(), /左右滑动/);
}, { width: 360 }));

test('all tables are measured before one is changed', on('key-targets.html', async tab => {
  const boxes = await tab.locator('.scroll').count();
  assert.ok(boxes > 3, `${boxes} tables show nothing`);
  const classes = () => tab.$$eval('.scroll', all => all.map(box => box.className));
  const before = await classes();
  const { layouts } = await worked(tab, () => tab.evaluate(() => {
    document.querySelectorAll('.scroll').forEach(box => { box.className = 'scroll'; });
    dispatchEvent(new Event('resize'));
  }));
  assert.deepEqual(await classes(), before);
  // One before, one after
  assert.ok(layouts <= 2, `${layouts} layouts for ${boxes} tables`);
}));
