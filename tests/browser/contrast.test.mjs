// Text in charts stands out from what is under it: at least 4.5:1, in light and in dark.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { svgTextContrast } from './contrast.mjs';
import { launch, pages, unfold, withPage } from './site.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const scheme of ['light', 'dark']) {
  let measured = 0;
  for (const page of pages) {
    test(`${page}: text in charts has a contrast of 4.5:1, ${scheme}`, { timeout: 120_000 }, async () => {
      const texts = await withPage(browser, page, async tab => {
        await unfold(tab);
        return tab.evaluate(svgTextContrast);
      }, { scheme });
      measured += texts.length;
      const weak = texts.filter(({ ratio }) => ratio < 4.5).map(({ text, ink, ratio }) => `${text} (${ink}): ${ratio.toFixed(2)}`);
      assert.equal(weak.length, 0, `${weak.length} of ${texts.length} texts\n${weak.slice(0, 10).join('\n')}`);
    });
  }
  test(`charts were there to be measured, ${scheme}`, () => assert.ok(measured > 100, `only ${measured} texts in charts`));
}
