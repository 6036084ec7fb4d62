// What readers come for, walked from the first page of the bundled site: how many clicks and screens it takes, and that
// each can be had by the keys alone; and how long pages are, on a screen and on paper.

import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { districts, root, site, tabTo, withPage } from './site.mjs';

const HEIGHT = 800;

// A walk counts its clicks, and the screens that it passes to reach what it clicks.
class Walk {
  clicks = 0;
  screens = 0;

  constructor(tab) { this.tab = tab; }

  async find(selector, text) {
    const found = this.tab.locator(selector, text ? { hasText: text } : {}).first();
    assert.ok(await found.count(), `nothing like ${selector} ${text ?? ''} on ${this.tab.url()}`);
    const top = await found.evaluate(element => element.getBoundingClientRect().top);
    this.screens += Math.max(0, Math.floor(top / HEIGHT));
    return found;
  }

  async click(selector, text) {
    const found = await this.find(selector, text);
    this.clicks += 1;
    await found.click();
    await this.tab.waitForLoadState('load');
  }

  // One of the values of a choice
  async choose(selector, value) {
    const found = await this.find(selector);
    this.clicks += 1;
    await found.selectOption(value);
  }

  // A file that would be downloaded: it is there.
  async download(selector, text) {
    const found = await this.find(selector, text);
    this.clicks += 1;
    await this.reach(found);
    const file = fileURLToPath(await found.evaluate(link => link.href));
    assert.ok(existsSync(file) && statSync(file).size > 100, `no ${file}`);
  }

  async reach() { /* with a pointer all that is on the page is reached */ }
}

// The same by Tab, Enter and arrows; the link over the head of a page is taken first.
class KeyWalk extends Walk {
  async reach(found) { await tabTo(this.tab, found); }

  async skip() {
    const skip = this.tab.locator('a.skip');
    if (await this.tab.evaluate(() => document.activeElement !== document.body || location.hash)) return;
    await tabTo(this.tab, skip);
    await this.tab.keyboard.press('Enter');
  }

  async click(selector, text) {
    const found = await this.find(selector, text);
    if (!/site-nav/.test(selector)) await this.skip();
    await this.reach(found);
    const from = this.tab.url();
    await this.tab.keyboard.press('Enter');
    await this.tab.waitForURL(url => url.href !== from);
  }

  async choose(selector, value) {
    const found = await this.find(selector);
    await this.skip();
    await this.reach(found);
    for (let steps = 0; await found.inputValue() !== value; steps += 1) {
      assert.ok(steps < 99, `no ${value}`);
      await this.tab.keyboard.press('ArrowDown');
    }
  }
}

// Each: how many clicks and screens at most (wide and narrow), and the way.
const TASKS = {
  'the source of a target': [3, [3, 9], async walk => {
    await walk.click('.cards a', '荣昌区');
    await walk.click('#binding ~ .scroll th a', '每千常住人口注册护士数');
    await walk.click(':target .source:visible');
    assert.match(await walk.tab.url(), /documents\/.*#/);
  }],
  'the tasks due in 2023 in 万盛, with who leads': [2, [4, 9], async walk => {
    await walk.click('table.counted tr:has-text("2023年") td:nth-child(3) a');
    await walk.click('tr:has-text("万盛") td:nth-of-type(2) a');
    const year = walk.tab.locator('section:has(> h2#y-2023)');
    assert.match(await year.innerText(), /牵头：/);
  }],
  'one indicator in all places': [2, [2, 5], async walk => {
    await walk.click('#key ~ .scroll a', '托位');
    const end = await walk.tab.locator('figure.comparison').evaluate(figure => figure.getBoundingClientRect().bottom);
    assert.ok(end <= HEIGHT, `the comparison ends at ${end} px`);
  }],
  'the binding targets of a place': [1, [1, 3], async walk => {
    await walk.click('.cards a', '秀山县');
    assert.match(await walk.tab.locator('section:has(> #binding)').innerText(), /8项/);
  }],
  'all that an agency answers for': [2, [2, 5], async walk => {
    await walk.click('.site-nav a', '责任单位');
    await walk.click('.agencies a', '区医保局');
    assert.match(await walk.tab.locator('#tasks').innerText(), /任务/);
  }],
  'what an agency has to do in a year': [3, [2, 5], async walk => {
    await walk.click('.site-nav a', '责任单位');
    await walk.click('.agencies a', '区医保局');
    await walk.choose('select[name="year"]', '2027年');
    assert.match(await walk.tab.innerText('.filters [role="status"]'), /^筛选后\d+项，共\d+项$/);
  }],
  'the data of one indicator': [2, [2, 5], async walk => {
    await walk.click('#key ~ .scroll a', '人均预期寿命');
    await walk.download('.buttons a', 'CSV');
  }],
  'where the documents contradict each other': [1, [0, 0], async walk => {
    await walk.click('.site-nav a', '疑点');
    assert.match(await walk.tab.locator('main').innerText(), /前后写法不一的有4项/);
  }],
  'a citation of a number': [2, [4, 8], async walk => {
    await walk.click('#key ~ .scroll a', '人均预期寿命');
    assert.match(await (await walk.find('.cite')).innerText(), /人均预期寿命，重庆市区县卫生健康规划看板，.*2025-12-31/);
  }],
  'the largest project': [2, [0, 0], async walk => {
    await walk.click('.site-nav a', '项目');
    assert.match(await walk.tab.locator('main').innerText(), /最大的是荣昌区人民医院门急诊住院综合楼建设工程，28.3亿元/);
  }],
  'what is to be collected': [2, [4, 10], async walk => {
    await walk.click('.cards a', '荣昌区');
    await walk.download('#to-collect ~ p a');
  }],
};

for (const [task, [clicks, screens, go]] of Object.entries(TASKS)) {
  for (const [i, width] of [1280, 360].entries()) {
    test(`${task}: ${clicks} clicks at ${width} px`, async () => {
      await withPage('index.html', async tab => {
        const walk = new Walk(tab);
        await go(walk);
        assert.ok(walk.clicks <= clicks, `${walk.clicks} clicks`);
        assert.ok(walk.screens <= screens[i], `${walk.screens} screens`);
      }, { width });
    });
  }
}

// The others go the first steps of these.
const BY_KEYS = [
  'the source of a target', 'the tasks due in 2023 in 万盛, with who leads', 'what an agency has to do in a year',
  'the data of one indicator', 'what is to be collected',
];

for (const width of [1280, 360]) {
  test(`all of this by the keys alone, at ${width} px`, async t => {
    await withPage('index.html', async tab => {
      for (const task of BY_KEYS) {
        await t.test(task, async () => {
          await tab.goto(`${root}index.html`);
          await TASKS[task][2](new KeyWalk(tab));
        });
      }
    }, { width });
  });
}

// How high pages are at most, at 1280 and at 360 px, and how many bytes they have.
const BOUNDS = [
  ['index.html', 3000, 6000, 150_000],
  ...districts.map(page => [page, 3000, 8900, 150_000]),
  ['indicators/childcare-places-per-1000.html', 2000, 3500, 150_000],
  ['due.html', 1500, 3000, 150_000],
  ['doubts.html', 3500, 6000, 150_000],
  ...districts.map(page => [page.replace('.html', '/targets.html'), 10_000, 20_000, 350_000]),
];

for (const [page, wide, narrow, bytes] of BOUNDS) {
  test(`${page} is short`, async () => {
    assert.ok(statSync(join(site, page)).size <= bytes, `${statSync(join(site, page)).size} bytes`);
    for (const [width, most] of [[1280, wide], [360, narrow]]) {
      const height = await withPage(page, tab => tab.evaluate(() => document.documentElement.scrollHeight), { width });
      assert.ok(height <= most, `${height} px high at ${width} px`);
    }
  });
}

for (const page of [...districts, 'indicators/childcare-places-per-1000.html']) {
  test(`${page}: a brief of two sheets`, async () => {
    const pdf = await withPage(page, tab => tab.pdf({ format: 'A4' }));
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(sheets <= 2, `${sheets} sheets`);
  });
}
