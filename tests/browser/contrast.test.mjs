// Text in charts stands out from what is under it: at least 4.5:1, in light and in dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { svgTextContrast } from './contrast.mjs';
import { pages, unfold, withPage } from './site.mjs';

const SCHEMES = ['light', 'dark'];
const measured = { light: 0, dark: 0 };

for (const page of pages) {
  test(`${page}: text in charts has a contrast of 4.5:1, light and dark`, () =>
    withPage(page, async tab => {
      await unfold(tab);
      for (const scheme of SCHEMES) {
        await tab.emulateMedia({ colorScheme: scheme });
        const texts = await tab.evaluate(svgTextContrast);
        measured[scheme] += texts.length;
        const weak = texts.filter(({ ratio }) => ratio < 4.5).map(({ text, ink, ratio }) => `${text} (${ink}): ${ratio.toFixed(2)}`);
        assert.equal(weak.length, 0, `${scheme}: ${weak.length} of ${texts.length} texts\n${weak.slice(0, 10).join('\n')}`);
      }
    }));
}

test('charts were there to be measured', () => {
  for (const scheme of SCHEMES) assert.ok(measured[scheme] > 100, `only ${measured[scheme]} texts in charts, ${scheme}`);
});
