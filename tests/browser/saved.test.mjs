// A page that a browser saved "as complete", after its scripts had run: it opens without an error, has nothing twice, and
// what it offers works.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { root, site, withPage, withTab } from './site.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'planboard saved '));
  cpSync(join(site, 'assets'), join(folder, 'saved_files'), { recursive: true });
});
after(() => rmSync(folder, { recursive: true }));

// What browsers write: the page as it is, its style sheets and scripts beside it, all other addresses whole.
function save() {
  for (const element of document.querySelectorAll('[href], [src]')) {
    const name = element.hasAttribute('href') ? 'href' : 'src';
    const beside = /(?:^|\/)assets\/([^/]+)$/.exec(element.getAttribute(name));
    element.setAttribute(name, beside ? `saved_files/${beside[1]}` : element[name].baseVal ?? element[name]);
  }
  return `<!doctype html>\n${document.documentElement.outerHTML}`;
}

// How much there is of all that scripts make.
const made = () => Object.fromEntries(['main', 'form', 'input', 'button', 'select', 'option', 'label', '.readout', '[tabindex="0"]',
  'main ul', 'main table', 'main section', 'main li', 'svg', '[role="status"]'].map(what => [what, document.querySelectorAll(what).length]));

// Opens a page, does something there, saves it and hands a tab with what was saved to `use`.
async function saved(page, act, use) {
  const [html, before] = await withPage(page, async tab => {
    await act(tab);
    const before = await tab.evaluate(made);
    return [await tab.evaluate(save), before];
  });
  writeFileSync(join(folder, 'saved.html'), html);
  await withTab(async tab => {
    const errors = [];
    tab.on('pageerror', error => errors.push(String(error)));
    tab.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
    await tab.goto(pathToFileURL(join(folder, 'saved.html')).href);
    await use(tab, before);
    assert.deepEqual(errors, []);
  });
}

test('charts that were saved with the words of a value go through their values again', () =>
  saved('districts/rongchang.html', async tab => {
    await tab.focus('.pb-trend [tabindex="0"]');
    assert.equal(await tab.locator('.pb-ring').count(), 1);
  }, async (tab, before) => {
    assert.deepEqual(await tab.evaluate(made), before);
    assert.equal(await tab.locator('.pb-ring').count(), 0, 'nothing has the focus');
    assert.equal(await tab.locator('.readout:not(:empty)').count(), 0);
    await tab.focus('.pb-trend [tabindex="0"]');
    await tab.keyboard.press('End');
    assert.match(await tab.innerText('.readout:not(:empty)'), /^目标 2025年 79.3岁$/);
    assert.equal(await tab.locator('.pb-ring').count(), 1);
  }));

test('a list that was saved filters and sorts', () =>
  saved('districts/rongchang/projects.html', tab => tab.click('th[data-key="invest"] button >> nth=0'), async (tab, before) => {
    assert.deepEqual(await tab.evaluate(made), before);
    const first = () => tab.innerText('table[data-sort] tbody tr:not(.group) >> nth=0');
    await tab.click('th[data-key="invest"] button >> nth=0');
    const up = await first();
    await tab.click('th[data-key="invest"] button >> nth=0');
    assert.notEqual(await first(), up);
    await tab.fill('.filters input', '急诊');
    assert.match(await tab.innerText('.filters [role="status"]'), /筛选后\d+项/);
  }));

test('a search that was saved keeps what it found, and its box leads to the site', () =>
  saved(`search.html?q=${encodeURIComponent('医疗')}`, tab => tab.waitForFunction(() => /^找到/.test(document.getElementById('search-said').textContent)),
    async (tab, before) => {
      assert.ok(before.button > 2, 'more can be shown');
      const now = await tab.evaluate(made);
      assert.deepEqual(now, { ...before, button: 1 }, 'what would show more has nothing to show');
      await tab.fill('input[type="search"]', '家庭医生');
      await tab.press('input[type="search"]', 'Enter');
      await tab.waitForURL(url => url.href.startsWith(`${root}search.html?q=`));
    }));

test('places that were saved side by side stay so', () =>
  saved('compare.html?places=rongchang,xiushan', tab => tab.waitForSelector('#compare-tables table'), async (tab, before) => {
    assert.equal(await tab.locator('#compare-tables table').count(), before['main table']);
    assert.match(await tab.innerText('#compare-said'), /荣昌区、秀山县/);
    assert.equal(await tab.locator('main button, main input, main select').count(), 0, 'no choice that leads nowhere');
  }));
