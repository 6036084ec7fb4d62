// No page breaks a rule of axe-core (WCAG and best practice), in both widths and both colour schemes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, pages, unfold, withPage } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

function violations(tab) {
  return tab.evaluate(async () => {
    // Without preload: false axe would fetch style sheets, which file:// forbids.
    const { passes, violations } = await globalThis.axe.run(document, { preload: false });
    const lines = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`));
    return { passed: passes.length, lines };
  });
}

// Two at a time: these are the slowest tests.
describe('accessibility', { concurrency: 2 }, () => {
  for (const page of pages) {
    for (const width of [1280, 360]) {
      for (const scheme of ['light', 'dark']) {
        test(`${page}: axe finds nothing at ${width} px, ${scheme}`, { timeout: 120_000 }, () =>
          withPage(browser, page, async tab => {
            await unfold(tab);
            await tab.evaluate(axe);
            const { passed, lines } = await violations(tab);
            assert.ok(passed > 10, `axe applied only ${passed} rules`);
            assert.equal(lines.length, 0, `${lines.length} violations\n${lines.slice(0, 10).join('\n')}`);
          }, { width, scheme }));
      }
    }
  }
});
