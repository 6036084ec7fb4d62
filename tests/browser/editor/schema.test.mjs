// The schemas and the program say the same: what the program reads, an editor leaves alone, and what the program
// refuses for its form, an editor marks, but for what a schema cannot see.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { files } from './faults.mjs';
import { complaints, explained, offers, read, repository } from './server.mjs';

// Faults of one file that are none of its syntax. Not date-differs-from-words: no schema compares two values.
const FORM = new Set([
  'unknown-key', 'duplicate-key', 'missing-key', 'wrong-type', 'not-a-number', 'bad-id', 'bad-date', 'missing-citation',
]);

// Faults of one file of which an editor may know or not.
const OTHER = new Set(['misplaced-key', 'bad-url', 'fixed-code', 'unknown-code', 'unknown-kind', 'yaml-alias', 'yaml-syntax', 'full-width-punctuation', 'empty-file', 'bad-front-matter', 'not-utf8', 'control-character', 'yaml-too-deep']);

// What the program refuses and a schema cannot see.
const UNSEEN = [
  // Two values against each other, or a value against the folder
  'bad-date/years-out-of-order', 'bad-date/milestones-of-one-year', 'bad-date/period-that-ends-before-it-starts',
  'bad-date/project-that-ends-before-it-starts', 'not-a-number/range-turned-round', 'wrong-type/range-turned-round',
  'bad-id/folder-in-chinese',
  'bad-id/not-the-folder', 'missing-key/level-without-reason',
  // What words mean, and which days there are
  'bad-date/due-words-that-do-not-tell', 'bad-date/day-that-does-not-exist', 'bad-date/due-date-that-does-not-exist', 'bad-date/source-of-no-day',
  'bad-date/source-accessed-before-it-was-published',
  'bad-date/end-before-the-beginning', 'bad-date/former-names-out-of-order', 'bad-date/former-name-after-the-end',
  // How a number was typed: to YAML it is a number
  'not-a-number/leading-zero', 'not-a-number/exponent', 'bad-date/year-in-five-digits',
  // The server passes over keys that are numbers or have no value, and over files without a value
  'unknown-key/several-commas-in-braces', 'unknown-key/wide-colon-behind-a-comma',
  'unknown-key/number-cut-at-its-comma', 'unknown-key/comma-in-braces', 'unknown-key/comma-before-a-key',
  'wrong-type/comment-only',
  // A name that goes into sentences
  'wrong-type/place-with-braces',
];

function contentOf(project) {
  const found = readdirSync(join(repository, project, 'content'), { recursive: true });
  const paths = found.filter(path => /\.(yaml|md)$/.test(path)).sort();
  return paths.map(path => [`content/${path}`, read(join(project, 'content', path))]);
}

const projects = ['.', 'templates/project', 'tests/faults/base',
  ...readdirSync(join(repository, 'tests/sites'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.name.endsWith('.expected'))
    .map(entry => `tests/sites/${entry.name}`)];

for (const project of projects) {
  test(`${project}: every file is fine, and has a schema`, async () => {
    const all = contentOf(project);
    assert.ok(all.length > 0);
    for (const [path, text] of all) {
      assert.deepEqual(await complaints(path, text), [], path);
      const broken = path.endsWith('.md') ? text.replace('---\n', '---\nnonsense: 1\n') : `nonsense: 1\n${text}`;
      const found = await complaints(path, broken);
      assert.equal(found.length, 1, `${path}: ${found}`);
      assert.match(found[0], /nonsense/, path);
    }
  });
}

test('the cases of faults: an editor marks what the program refuses, and nothing else', async () => {
  const all = files();
  assert.ok(all.length > 200, `${all.length} files`);
  const unseen = new Set();
  const wrong = [];
  for (const { name, path, text, codes } of all) {
    const found = await complaints(path, text);
    const isRefused = codes.some(code => FORM.has(code));
    if (isRefused && found.length === 0) unseen.add(name);
    if (!isRefused && found.length > 0 && !codes.some(code => OTHER.has(code))) wrong.push(`${name}: ${found}`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual([...unseen].sort(), [...UNSEEN].sort());
});

const PLAN = 'content/districts/anping/plan.yaml';
const OBSERVATIONS = 'content/districts/anping/observations-2023.yaml';

test('an editor offers the keys, with a word on each', async () => {
  const offered = await offers(PLAN, 'document: a\ncommitments:\n  - indicator: b\n    |');
  for (const key of ['target', 'baseline', 'nature', 'cite']) assert.match(offered.get(key), /\p{Script=Han}/u, key);
  assert.ok(!offered.has('indicator') && !offered.has('year'), [...offered.keys()].join());
  const inBraces = await offers(OBSERVATIONS, 'observations:\n  - indicator: b\n    cite: { q| }');
  assert.ok(inBraces.has('quote') && inBraces.has('document'), [...inBraces.keys()].join());
});

test('an editor offers the words of a choice with their meanings, and nothing where words are free', async () => {
  const natures = await offers(PLAN, 'document: a\ncommitments:\n  - nature: |');
  assert.deepEqual([...natures.keys()], ['binding', 'anticipatory']);
  assert.match(natures.get('binding'), /约束性/);
  assert.deepEqual([...(await offers(PLAN, 'document: a\ntasks:\n  - others: |')).keys()], ['true', 'false']);
  assert.deepEqual([...(await offers(PLAN, 'document: a\ntasks:\n  - title: |')).keys()], []);
});

test('an editor explains a key, and says in Chinese how a value is written', async () => {
  assert.match(await explained(OBSERVATIONS, 'observations:\n  - ye|ar: 2022\n'), /哪一年的值/);
  const found = await complaints(PLAN, 'document: Anping\ntotals:\n  - { count: 2个, cite: { quote: 共2个 } }\n');
  assert.deepEqual(found, [
    '1: 编号用小写英文字母开头，只含小写字母、数字和连字符，如 life-expectancy',
    '3: 写一个数，如 3.50、≈30、≥30，或者范围，如 3—5',
  ]);
});

// The values of the tests of src/content/scalar.rs and id.rs.
const forms = [
  ['a value', value => [OBSERVATIONS, `observations:\n  - indicator: a\n    year: 2022\n    value: ${value}\n    cite: { document: a, quote: a }\n`],
    ['0', '3.50', '-1.5', '448231', '≤5.00', '≥ 30', '<3.5', '≈30', '">100"', '5—10', '-1—-0.5', '持续提升', '推动…设立', '" 12 "'],
    ['７9.3', '79。3', '—', '约30', '≥', '≥三', '"010"', '"1e3"', '".5"', '5.x', '"+5"', '"1,234"', '１２', '12%', '1_000',
      '"1234567890123"', '0.1234567x', '5-10', '""', 'null', '~', '[1]', '{ a: 1 }']],
  ['a baseline', value => [PLAN, `document: a\ncommitments:\n  - indicator: a\n    baseline: { year: 2020, value: ${value} }\n    target: { year: 2025, value: 3 }\n    cite: { quote: a }\n`],
    ['—', '——', '"-"', '/', '－', '78.10', '≥30', '≈30', '持续提升'], ['———', '无2', '']],
  ['an id', value => [PLAN, `document: ${value}\ntasks: []\n`],
    ['life-expectancy', 'a', 'gps-per-10000', 'console', 'com10', 'indexes', 'a'.repeat(100)], ['3a', '-a', 'a-', 'A', 'a_b', '人口', 'a b', 'a/b', '../a', 'a--2', '1', 'con', 'aux', 'com1', 'lpt9', 'index', 'a'.repeat(101)]],
  ['a year', value => [PLAN, `document: a\ntotals: []\nprojects:\n  - { name: a, from: ${value}, to: 2025, cite: { quote: a } }\n`],
    ['1949', '2100', '"2025"'], ['1948', '2101', '20255', '2025年', '二〇二五', '2025.5', '"202"']],
  ['a date', value => ['content/site.yaml', `title: a\npublisher: b\nas_of: ${value}\n`],
    ['2024-02-29', '"2022-03-31"'], ['2022-3-1', '2022-13-01', '2022-00-10', '22-01-01', '2022-01-01-', '2025年底', '2025']],
  ['the date of a source', value => ['content/sources.yaml', `sources:\n  - { id: a, title: b, publisher: c, date: ${value} }\n`],
    ['2024', '2024-03', '2024-03-21', '"2024"'], ['24', '2024-13', '2024-3', '2024年', '1948']],
  ['an address', value => ['content/districts/a/sources.yaml', `sources:\n  - { id: a, title: b, publisher: c, url: "${value}" }\n`],
    ['https://a.example/', 'http://a.example', 'HTTPS://a.example:80/b?c=d#e', 'https://统计.中国/公报'],
    ['a.example', 'ftp://a.example/', 'javascript:alert(1)', 'https：//a.example/', 'https:///a', 'https://b@a.example/', 'https://a.example/b c', 'https://a.example/<b>']],
  ['where a value is from', value => [OBSERVATIONS, `observations:\n  - { indicator: a, year: 2022, value: 1, cite: { ${value} } }\n`],
    ['document: a, quote: b', 'document: a, table: b, row: c', 'source: a', 'source: a, at: 表1, words: b'],
    ['quote: b', 'document: a', 'source: a, quote: b', 'source: a, document: b, quote: c', 'document: a, quote: b, at: c', 'at: 表1', 'words: b']],
  ['where progress is from', value => ['content/districts/a/progress.yaml', `progress:\n  - { document: a, task: "1", date: 2022, status: done, cite: { ${value} } }\n`],
    ['document: a, quote: b', 'document: a, table: b, row: c', 'source: a', 'source: a, at: 表1, words: b'],
    ['quote: b', 'document: a', 'source: a, quote: b', 'source: a, document: b', 'document: a, quote: b, at: c', 'at: 表1', 'words: b']],
  ['where a commitment is from', value => [PLAN, `document: a\ncommitments:\n  - { indicator: a, target: { year: 2025, value: 3 }, cite: { ${value} } }\n`],
    ['quote: b', 'table: b, row: c'], ['source: a', 'quote: b, words: c']],
];

for (const [what, write, good, bad] of forms) {
  test(`${what} is written as it is read`, async () => {
    for (const value of good) assert.deepEqual(await complaints(...write(value)), [], value);
    for (const value of bad) assert.notDeepEqual(await complaints(...write(value)), [], value);
  });
}
