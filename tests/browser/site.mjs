// What all tests share: which pages are opened, and a Chromium that cannot reach any network.
// PLANBOARD_SITE names the built site; `tests/run` builds one and sets it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

assert.ok(process.env.PLANBOARD_SITE, 'PLANBOARD_SITE must name a built site; tests/run sets it');
export const site = resolve(process.env.PLANBOARD_SITE);
export const root = pathToFileURL(site).href + '/';

function pagesIn(folder, atLeast) {
  const names = readdirSync(join(site, folder)).filter(name => name.endsWith('.html')).sort();
  assert.ok(names.length >= atLeast, `${join(site, folder)} holds ${names.length} pages, not ${atLeast} or more`);
  return names.map(name => (folder ? `${folder}/${name}` : name));
}

// `count` of `all`, spread evenly, with the first and the last
function spread(all, count) {
  const steps = Array.from({ length: count }, (_, i) => Math.round((i * (all.length - 1)) / (count - 1)));
  return steps.map(i => all[i]);
}

export const districts = pagesIn('districts', 4);
// All targets of each
export const targets = districts.map(page => page.replace(/\.html$/, '/targets.html'));
// What a district builds and has to do, and when it is due
const work = districts.flatMap(page => pagesIn(page.replace(/\.html$/, ''), 1)).filter(page => !targets.includes(page));
const agencies = readdirSync(join(site, 'agencies')).flatMap(place => pagesIn(`agencies/${place}`, 1));
export const pages = [
  ...pagesIn('', 5), // overview, the lists, methods
  ...spread(work, 4),
  ...spread(agencies, 2),
  ...districts,
  ...targets,
  ...pagesIn('documents', 5),
  ...spread(pagesIn('indicators', 8), 8),
];

const FLAGS = [
  '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--host-resolver-rules=MAP * ~NOTFOUND',
];

// The program that PLANBOARD_CHROMIUM names, or the first of browsers.txt that is there.
function browser() {
  if (process.env.PLANBOARD_CHROMIUM) return process.env.PLANBOARD_CHROMIUM;
  const list = readFileSync(new URL('browsers.txt', import.meta.url), 'utf8').split('\n');
  const names = list.filter(line => line && !line.startsWith('#'));
  const folders = process.env.PATH.split(delimiter);
  const places = names.flatMap(name => (isAbsolute(name) ? [name] : folders.map(folder => join(folder, name))));
  return places.find(existsSync) ?? assert.fail(`none of ${names}; PLANBOARD_CHROMIUM may name a Chromium or Chrome`);
}

export function launch() {
  const executablePath = browser();
  assert.ok(existsSync(executablePath), `no ${executablePath}; PLANBOARD_CHROMIUM names it`);
  // Playwright starts Chromium without its sandbox, which root needs; only our own files are opened.
  return chromium.launch({ executablePath, args: FLAGS });
}

// Opens a page, hands its tab to `use`, closes it. `prepare` gets the tab before anything is loaded.
export async function withPage(browser, page, use, { width = 1280, scheme = 'light', script = true, prepare } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    locale: 'zh-CN',
    serviceWorkers: 'block',
  });
  try {
    const tab = await context.newPage();
    await prepare?.(tab);
    await tab.goto(root + page, { waitUntil: 'load' });
    return await use(tab);
  } finally {
    await context.close();
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// axe finds nothing on a page as it stands.
export async function breaksNoRule(tab) {
  await tab.evaluate(axe);
  const { passed, lines } = await tab.evaluate(async () => {
    // Without preload: false axe would fetch style sheets, which file:// forbids.
    const { passes, violations } = await globalThis.axe.run(document, { preload: false });
    const lines = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`));
    return { passed: passes.length, lines };
  });
  assert.ok(passed > 10, `axe applied only ${passed} rules`);
  assert.equal(lines.length, 0, `${lines.length} violations\n${lines.slice(0, 10).join('\n')}`);
}

// Nothing is wider than the window.
export async function isNotCutOff(tab) {
  const [wide, seen] = await tab.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= seen, `${wide} px`);
}

// Everything that can be folded open is seen by the tests too.
export function unfold(tab) {
  return tab.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
}
