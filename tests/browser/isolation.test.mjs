// A page opened from file:// loads its own files and nothing else, under a strict Content Security Policy,
// and without an error on the console. Those that readers begin with are light, and none loads data before they are wanted.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { districts, pages, root, withPage } from './site.mjs';

// Bytes of a page with all that it loads
const MOST = 300_000;

// Notes what happens in a tab from before its first byte on.
async function watch(tab) {
  const seen = { requests: [], failed: [], errors: [] };
  tab.on('request', request => seen.requests.push(request.url()));
  tab.on('requestfailed', request => seen.failed.push(`${request.url()}: ${request.failure()?.errorText}`));
  tab.on('console', message => { if (['error', 'warning'].includes(message.type())) seen.errors.push(message.text()); });
  tab.on('pageerror', error => seen.errors.push(String(error)));
  await tab.addInitScript(() => {
    globalThis.refused = [];
    document.addEventListener('securitypolicyviolation', event =>
      globalThis.refused.push(`${event.effectiveDirective}: ${event.blockedURI}, line ${event.lineNumber}`));
  });
  return seen;
}

// Two at a time: most of it is waiting for what would load late.
describe('a page by itself', { concurrency: 2 }, () => {
  for (const page of pages) {
    test(`${page}: own files only, no error, strict policy`, async t => {
      let seen;
      const { refused, policies, hasFilters } = await withPage(page, async tab => {
        await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)); // what loads late
        await tab.waitForTimeout(250);
        return tab.evaluate(() => ({
          refused: globalThis.refused,
          hasFilters: Boolean(document.querySelector('.filters')),
          policies: [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')].map(meta => meta.content),
        }));
      }, { prepare: async tab => { seen = await watch(tab); } });

      await t.test(`${page}: no request but to its own files`, () => {
        assert.ok(seen.requests.length >= 2, 'not even a style sheet was asked for');
        assert.deepEqual(seen.requests.filter(url => !url.startsWith(root) && !url.startsWith('data:')), []);
      });
      await t.test(`${page}: no data before they are wanted`, () => {
        // The page of places side by side begins with the places that can be chosen.
        const own = [page, 'assets/', ...(page === 'compare.html' ? ['search/places-'] : [])].map(start => root + start);
        assert.deepEqual(seen.requests.filter(url => !own.some(start => url.startsWith(start))), []);
      });
      await t.test(`${page}: of search, comparison and filters only what the page is for`, () => {
        const loaded = [...new Set(seen.requests)].map(url => url.split('/assets/on-demand/')[1]).filter(Boolean).sort();
        const wanted = { 'search.html': ['search.css', 'search.js'], 'compare.html': ['compare.css', 'compare.js'] }[page];
        assert.deepEqual(loaded, wanted ?? (hasFilters ? ['list.js'] : []));
      });
      if (page === 'index.html' || districts.includes(page)) {
        await t.test(`${page}: at most ${MOST} bytes with all it loads`, () => {
          const files = new Set(seen.requests.map(url => fileURLToPath(url)));
          const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0);
          assert.ok(files.size > 4 && bytes <= MOST, `${bytes} bytes in ${files.size} files`);
        });
      }
      await t.test(`${page}: no request fails`, () => assert.deepEqual(seen.failed, []));
      await t.test(`${page}: no error or warning on the console`, () => assert.deepEqual(seen.errors, []));
      await t.test(`${page}: nothing refused by the policy`, () => assert.deepEqual(refused, []));
      await t.test(`${page}: the policy is strict`, () => {
        assert.equal(policies.length, 1, 'one policy a page');
        assert.match(policies[0], /default-src 'none'/);
        assert.doesNotMatch(policies[0], /unsafe|https?:|\*/);
      });
    });
  }
});
