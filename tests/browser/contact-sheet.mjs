// Every chart on one page, as pictures in every look, to be gone through before a change of charts is accepted.
//
//   PLANBOARD_SITE=output node tests/browser/contact-sheet.mjs FOLDER
//
// Charts are those of tests/charts/*.svg and, of each kind in the built site, the first, the tallest and the one with
// most values; a new kind needs no line here. FOLDER gets index.html and NAME-WIDTH-PART.png for each look.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, site } from './site.mjs';

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'light', contrast: 'more' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
  print: { media: 'print' },
};
const WIDTHS = [1280, 360];
const PART = 2400; // pixels: a taller picture is hard to look at

const repository = fileURLToPath(new URL('../..', import.meta.url));
const [target] = process.argv.slice(2);
if (!target) {
  console.error('usage: PLANBOARD_SITE=output node tests/browser/contact-sheet.mjs FOLDER');
  process.exit(2);
}
const folder = resolve(target);

function cases() {
  const charts = join(repository, 'tests', 'charts');
  const files = readdirSync(charts).filter(name => name.endsWith('.svg')).sort();
  return files.map(name => ({ name: basename(name, '.svg'), svg: readFileSync(join(charts, name), 'utf8') }));
}

// The charts in the pages of the site, by kind
function inSite() {
  const kinds = new Map();
  const files = readdirSync(site, { recursive: true }).map(String).filter(name => name.endsWith('.html')).sort();
  for (const file of files) {
    const page = readFileSync(join(site, file), 'utf8');
    for (const [svg, kind, height] of page.matchAll(/<svg class="pb-chart (\S+?)" viewBox="0 0 [\d.]+ ([\d.]+)"[\s\S]*?<\/svg>/g)) {
      const all = kinds.get(kind) ?? [];
      all.push({ file, svg, height: Number(height), values: svg.split('<title>').length });
      kinds.set(kind, all);
    }
  }
  const most = (all, of) => all.reduce((best, one) => (of(one) > of(best) ? one : best));
  return [...kinds].flatMap(([kind, all]) => {
    const chosen = new Set([all[0], most(all, one => one.height), most(all, one => one.values)]);
    return [...chosen].map(({ file, svg }) => ({ name: `${kind} in ${file}`, svg }));
  });
}

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function sheet(charts) {
  const figures = charts.map(({ name, svg }) => `<figure><figcaption>${escaped(name)}</figcaption>${svg}</figure>`);
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Charts</title>
<link rel="stylesheet" href="chart.css"><link rel="stylesheet" href="site.css"><link rel="stylesheet" href="sheet.css">
<main>${figures.join('\n')}</main>`;
}

const STYLE = `
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 344px), 1fr)); gap: 24px 16px; align-items: start; max-width: none; padding: 8px; }
figure { min-width: 0; break-inside: avoid; }
figcaption { margin: 0 0 4px; font: 11px monospace; }
@media (max-width: 400px) { main { padding: 8px 0; } }
`;

async function picture(browser, name, look, width) {
  const { media, ...options } = look;
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', ...options });
  const tab = await context.newPage();
  if (media) await tab.emulateMedia({ media });
  await tab.goto(pathToFileURL(join(folder, 'index.html')).href);
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0, part = 1; top < height; top += PART, part++) {
    const clip = { x: 0, y: top, width, height: Math.min(PART, height - top) };
    await tab.screenshot({ path: join(folder, `${name}-${width}-${part}.png`), fullPage: true, clip });
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
for (const style of ['chart.css', 'site.css']) copyFileSync(join(repository, 'themes/default/assets', style), join(folder, style));
writeFileSync(join(folder, 'sheet.css'), STYLE);
const charts = [...cases(), ...inSite()];
writeFileSync(join(folder, 'index.html'), sheet(charts));
const browser = await launch();
try {
  for (const [name, look] of Object.entries(LOOKS)) for (const width of WIDTHS) await picture(browser, name, look, width);
} finally {
  await browser.close();
}
console.log(`${charts.length} charts in ${Object.keys(LOOKS).length} looks: ${folder}`);
