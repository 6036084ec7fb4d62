// A district page printed to PDF can be searched: its names and headings are there as Chinese text.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { districts, targets, unfold, withPage } from './site.mjs';

const missing = spawnSync('pdftotext', ['-v']).error ? 'pdftotext is not installed' : false;

const bare = text => text.normalize('NFKC').replace(/\s+/g, '');

// Fonts may map 民 and 长 to the supplement of radicals, which NFKC leaves as it is: such a sign matches any.
const pattern = name => new RegExp([...bare(name)]
  .map(sign => `[\\u{${sign.codePointAt(0).toString(16)}}\\u2e80-\\u2eff]`).join(''), 'u');

for (const page of [...districts, ...targets]) {
  test(`${page}: the printed page holds its names as text`, { skip: missing }, async () => {
    const { names, pdf } = await withPage(page, async tab => {
      await unfold(tab);
      // Paper needs no navigation: its headings may be left out.
      const names = await tab.locator('main :is(h1, h2, h3):not(nav *)').allTextContents();
      return { names, pdf: await tab.pdf({ format: 'A4', printBackground: true }) };
    });
    const { status, stdout, stderr } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    assert.ok(names.length >= 5, `only ${names.length} headings on the page`);
    const printed = bare(stdout);
    assert.deepEqual(names.filter(name => !pattern(name).test(printed)), []);
  });
}
