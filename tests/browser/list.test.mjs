// Lists are filtered and sorted on the page, by pointer and by keyboard; what is chosen stands in the address. Without
// scripts every row is there. Expectations are counted from the rows themselves, without the script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, withPage } from './site.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const on = (page, use, options) => () => withPage(browser, page, use, options);

const TARGETS = 'districts/xiushan/targets.html';
const PROJECTS = 'districts/rongchang/projects.html';
const TASKS = 'districts/wansheng/tasks.html';
const shown = '.targets > li:not([hidden])';
const status = '.filters [role="status"]';

const holding = (tab, rows, name, value) => tab.$$eval(rows, (all, [name, value]) =>
  all.filter(row => (row.getAttribute(`data-f-${name}`) || '').split('|').includes(value)).length, [name, value]);

for (const width of [1280, 360]) {
  test(`a list is filtered, and the address keeps it (${width} px)`, on(TARGETS, async tab => {
    const all = await tab.locator('.targets > li').count();
    const binding = await holding(tab, '.targets > li', 'nature', '约束性');
    assert.ok(binding > 1 && binding < all);
    await tab.selectOption('select[name="nature"]', '约束性');
    assert.equal(await tab.locator(shown).count(), binding);
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
    assert.equal(await tab.locator(shown).count(), plain, 'several words, and a full-width digit');

    // The address alone leads to the same rows.
    await tab.goto(tab.url().replace(/\?.*/, '?nature=%E7%BA%A6%E6%9D%9F%E6%80%A7'));
    assert.equal(await tab.locator(shown).count(), binding);
    await tab.click('.filters button');
    assert.equal(await tab.locator(shown).count(), all);
    assert.ok(!tab.url().includes('?'), tab.url());
    await tab.goBack();
    assert.equal(await tab.locator(shown).count(), binding, 'back');
  }, { width }));
}

test('a choice that there is not chooses nothing, and no text breaks the page', on(TARGETS, async tab => {
  const all = await tab.locator('.targets > li').count();
  const address = tab.url();
  for (const query of ['nature=没有的', 'sort=none-up', 'x=%', 'status=%3Cb%3E']) {
    await tab.goto(`${address}?${query}`);
    assert.equal(await tab.locator(shown).count(), all, query);
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
  const amounts = () => tab.$$eval('.projects', tables => tables.map(table =>
    Array.from(table.tBodies[0].rows, row => row.querySelector('[data-label^="总投资"]').textContent.trim())));
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
  assert.equal(await tab.locator(`${rows}:not([hidden])`).count(), wanted);
}, { width: 1280 }));

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
