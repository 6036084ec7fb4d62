// Searching, putting places side by side, filtering and sorting by the keys alone, on a wide screen and on a narrow one: no
// pointer, no focus set by the test. What has the focus is in sight and has a ring (`tabTo` looks at every stop), it is
// never lost, and what changed is said where screen readers hear it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tabTo, withPage } from './site.mjs';

// What a live part of the page says
const said = async (tab, selector) => {
  const part = tab.locator(selector);
  assert.equal(await part.getAttribute('role'), 'status', selector);
  return (await part.textContent()).trim();
};
const focused = tab => tab.evaluate(() => (document.activeElement === document.body ? 'nothing' : document.activeElement.textContent.trim() || document.activeElement.name));
const until = (tab, selector, wanted) =>
  tab.waitForFunction(([selector, wanted]) => new RegExp(wanted).test(document.querySelector(selector).textContent), [selector, wanted.source]);

// A choice has the focus: arrows go to a value that begins so.
async function choose(tab, wanted) {
  for (let steps = 0; steps < 60; steps++) {
    const value = await tab.evaluate(() => document.activeElement.selectedOptions[0].text);
    if (value.startsWith(wanted)) return;
    await tab.keyboard.press('ArrowDown');
  }
  assert.fail(`no ${wanted}`);
}

describe('by the keys alone', { concurrency: 2 }, () => {
  for (const width of [1280, 360]) {
    const on = (page, use) => () => withPage(page, use, { width });

    test(`from any page to a passage that has the words, ${width} px`, on('districts/rongchang.html', async tab => {
      await tabTo(tab, tab.locator('#search-words'), 5);
      await tab.keyboard.type('家庭医生');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/search\.html\?q=/);
      await until(tab, '#search-said', /^找到/);
      assert.match(await said(tab, '#search-said'), /^找到\d+处，涉及\d+份文件。$/);
      await tabTo(tab, tab.locator('a.skip'), 2);
      await tab.keyboard.press('Enter');
      await tabTo(tab, tab.locator('#search-words'), 5);
      await tab.keyboard.press('ArrowDown');
      assert.match(await focused(tab), /家庭医生/, 'the first hit');
      await tabTo(tab, tab.locator('#search-paragraph ~ button'), 80);
      await tab.keyboard.press('Enter');
      assert.match(await focused(tab), /家庭医生/, 'the first of those that were not shown');
      const passage = tab.locator('#search-paragraph ~ ol li:last-child a');
      await tabTo(tab, passage, 80);
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/documents\/.*#/);
      assert.match(await tab.locator(':target').innerText(), /家庭医生/);
      const { top, bottom } = await tab.locator(':target').evaluate(place => { const { top, bottom } = place.getBoundingClientRect(); return { top, bottom }; });
      assert.ok(bottom > 0 && top < 800, 'the passage is in sight');
      // What comes next stands behind the passage, not at the top of the page.
      await tab.keyboard.press('Tab');
      assert.ok(await tab.evaluate(() => document.querySelector(':target').compareDocumentPosition(document.activeElement) & (4 | 16)));
    }));

    test(`two places side by side, ${width} px`, on('index.html', async tab => {
      await tabTo(tab, tab.locator('main a[href="compare.html"]'));
      await tab.keyboard.press('Enter');
      await until(tab, '#compare-said', /先选/);
      await tabTo(tab, tab.locator('.compare-found button').first());
      const [one, two] = await tab.locator('.compare-found button').allInnerTexts();
      await tab.keyboard.press('Enter');
      await until(tab, '#compare-said', /已选/);
      assert.equal(await focused(tab), two, 'the one that takes its place');
      await tab.keyboard.press('Enter');
      await until(tab, '#compare-said', /^对照/);
      assert.match(await said(tab, '#compare-said'), new RegExp(`^对照${one}、${two}，共\\d+项指标。$`));
      assert.notEqual(await focused(tab), 'nothing');
      await tabTo(tab, tab.locator('#compare-tables section:nth-child(3) tbody td a').first());
    }));

    test(`targets are filtered, ${width} px`, on('districts/xiushan/targets.html', async tab => {
      const status = '.filters [role="status"]';
      await tabTo(tab, tab.locator('select[name="nature"]'));
      await choose(tab, '约束性');
      assert.match(await said(tab, status), /^筛选后\d+项，共\d+项$/);
      assert.equal(await tab.evaluate(() => document.activeElement.name), 'nature', 'the choice keeps the focus');
      await tabTo(tab, tab.locator('input[name="words"]'), 6);
      await tab.keyboard.type('没有这样的');
      assert.match(await said(tab, status), /^没有符合的，共\d+项$/);
      await tabTo(tab, tab.locator('.filters button'), 3);
      await tab.keyboard.press('Enter');
      assert.equal(await said(tab, status), '');
      assert.match(await focused(tab), /全部/, 'the button is gone, the first choice has the focus');
      await tabTo(tab, tab.locator('.targets summary').first(), 8);
      await tab.keyboard.press('Enter');
      assert.ok(await tab.locator('.targets details').first().evaluate(details => details.open));
    }));

    test(`projects are sorted, ${width} px`, on('districts/rongchang/projects.html', async tab => {
      const status = '.filters [role="status"]';
      await tabTo(tab, tab.locator('select[name="sort"]'));
      await choose(tab, '总投资');
      assert.match(await said(tab, status), /^按总投资.*升序排列$/);
      if (width > 1000) {
        const head = tab.locator('.projects th[data-key="invest"] button').first();
        await tabTo(tab, head);
        await tab.keyboard.press('Enter');
        assert.match(await said(tab, status), /^按总投资.*降序排列$/);
        assert.ok(await head.evaluate(button => button === document.activeElement), 'the head keeps the focus');
      }
    }));
  }
});
