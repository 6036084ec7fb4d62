// Without JavaScript a page shows its heading and every line of text that it shows with it, but for the choices that only
// a script can offer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pages, withPage } from './site.mjs';

const lines = text => text.split('\n').map(line => line.replace(/\s+/g, ' ').trim()).filter(Boolean);

for (const page of pages) {
  test(`${page}: all text is there without JavaScript`, async () => {
    const shown = script => withPage(page, async tab => {
      await tab.evaluate(() => document.querySelectorAll('.filters, #compare').forEach(choices => choices.remove()));
      return {
        heading: await tab.locator('h1').isVisible() && (await tab.locator('h1').innerText()).trim(),
        lines: lines(await tab.locator('main').innerText()),
      };
    }, { script });
    const [without, usual] = [await shown(false), await shown(true)];
    assert.ok(without.heading, 'no visible h1');
    assert.ok(without.lines.join('').length > 50, `only this: ${without.lines.join(' ')}`);
    const there = new Set(without.lines);
    assert.deepEqual(usual.lines.filter(line => !there.has(line)), []);
  });
}
