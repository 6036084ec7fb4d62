// What all tests share: which pages are opened, and a Chromium that cannot reach any network.
// PLANBOARD_SITE names the built site; `tests/run` builds one and sets it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { after } from 'node:test';
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

// --- One browser for all tests of a process, opened with the first

const PATIENCE = 120_000; // milliseconds: the slowest use of a page takes a tenth of that
const LOST = 3; // browsers, at most
let [running, lost] = [undefined, 0];

// Chromium stops answering at times on a busy machine, and whatever is asked of it then waits for ever. Such a browser is
// given up, and what was begun in it is done again in another one: the page is at fault if that happens again and again.
async function inBrowser(use) {
  for (;;) {
    running ??= launch().then(browser => ({ browser, contexts: new Map() }));
    const mine = running;
    const { browser, contexts } = await mine;
    let timer;
    const late = new Promise((_, refuse) => {
      timer = setTimeout(() => refuse(new Error(`a page or its browser did not answer in ${PATIENCE / 1000} s`)), PATIENCE);
    });
    try {
      return await Promise.race([use(browser, contexts), late]);
    } catch (error) {
      const isLate = await Promise.race([late, false]).catch(() => true);
      const isGone = mine !== running || !browser.isConnected();
      if (!(isLate || isGone) || lost >= LOST) throw error;
      if (mine === running) {
        running = undefined;
        lost += 1;
        console.error(`another browser is opened: ${error.message}`);
        browser.close().catch(() => {}); // ends the process if it does not end by itself
      }
    } finally {
      clearTimeout(timer);
    }
  }
}

after(async () => (await running)?.browser.close());

// Opens a page, hands its tab to `use`, closes it. `prepare` gets the tab before anything is loaded.
export function withPage(page, use, { width = 1280, scheme = 'light', script = true, prepare } = {}) {
  return inBrowser(async (browser, contexts) => {
    const context = await contextOf(browser, contexts, { width, scheme, script });
    const tab = await context.newPage();
    try {
      await prepare?.(tab);
      await tab.goto(root + page, { waitUntil: 'load' });
      return await use(tab);
    } finally {
      await tab.close();
    }
  });
}

// Hands an empty tab with a window of its own to `use`.
export function withTab(use, options = {}) {
  return inBrowser(async browser => {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    try { return await use(await context.newPage()); } finally { await context.close(); }
  });
}

// One context for all pages that are opened alike: each has a window of its own, which takes longer to open than a page does.
// An empty tab keeps it open. The pages keep nothing in the browser that one could find of another.
function contextOf(browser, contexts, { width, scheme, script }) {
  const open = async () => {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: scheme,
      javaScriptEnabled: script,
      locale: 'zh-CN',
      serviceWorkers: 'block',
    });
    await context.newPage();
    return context;
  };
  const key = `${width} ${scheme} ${script}`;
  if (!contexts.has(key)) contexts.set(key, open());
  return contexts.get(key);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// axe finds nothing on a page as it stands.
export async function breaksNoRule(tab) {
  await tab.evaluate(axe);
  const { passed, lines } = await tab.evaluate(async () => {
    // Without preload: false axe would fetch style sheets, which file:// forbids. What passes is only counted by rule: its
    // elements are not listed, which takes most of the time.
    const { passes, violations } = await globalThis.axe.run(document, { preload: false, resultTypes: ['violations'] });
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

// Tab, pressed until the focus is on an element. No stop on the way may be one that a reader cannot see: lost, out of sight,
// behind something or without a ring. Keys are sent many at a time, and the page looks at each stop before it takes the next:
// to ask it after every key would take minutes.
export async function tabTo(tab, locator, most = 500) {
  const wanted = await locator.first().elementHandle({ timeout: 5000 });
  await tab.evaluate(watchStops, wanted);
  const session = await tab.context().newCDPSession(tab);
  const key = { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  for (let sent = 0; sent < most;) {
    const some = Math.min(sent ? 40 : 6, most - sent);
    await Promise.all(Array.from({ length: some }, () => session.send('Input.dispatchKeyEvent', key)));
    sent += some;
    const { isThere, fault } = await tab.evaluate(() => globalThis.stops.look());
    assert.equal(fault, '');
    if (isThere) return session.detach();
  }
  return assert.fail(`${most} times Tab, and not on ${locator}`);
}

// In the page: at each Tab, and when asked, looks at where the focus is. On the element that is wanted Tab does nothing.
function watchStops(wanted) {
  const before = globalThis.stops;
  if (before) document.removeEventListener('keydown', before.onKey, true);
  const start = document.activeElement;
  let [fault, hasBegun] = ['', false];
  const whatIsWrong = element => {
    if (element === document.body) return 'the focus is lost';
    const style = getComputedStyle(element);
    const isRinged = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (!isRinged && !element.ownerSVGElement?.querySelector('.pb-ring')) return 'no ring';
    // Of a link on two lines each line is a box; one of them is in sight.
    const boxes = Array.from(element.getClientRects()).filter(box => box.width > 0);
    const found = boxes.map(({ left, right, top, bottom }) =>
      document.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2));
    if (found.some(there => there && (element.contains(there) || there.contains(element)))) return '';
    return `behind ${found[0]?.outerHTML.slice(0, 120) ?? 'the edge'}`;
  };
  const look = () => {
    const element = document.activeElement;
    if (hasBegun && !fault) {
      const what = whatIsWrong(element);
      if (what) fault = `${what}: ${element.outerHTML.slice(0, 160)} on ${location.href.split('/').pop()}`;
    }
    return { isThere: hasBegun && element === wanted, fault };
  };
  const onKey = event => {
    if (event.key !== 'Tab') return;
    if (look().isThere) event.preventDefault();
    hasBegun = true;
  };
  if (start === wanted) hasBegun = true;
  document.addEventListener('keydown', onKey, true);
  globalThis.stops = { look, onKey };
}

// Everything that can be folded open is seen by the tests too.
export function unfold(tab) {
  return tab.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
}
