// A chart that leaves the site is a picture anywhere: each kind, and some of the built site, drawn by librsvg (in sharp)
// and by Chromium, from the disk and over http under a policy that allows nothing. A chart of a page is no black area
// where its style sheet is not.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { site, withTab } from './site.mjs';

const cases = fileURLToPath(new URL('../charts/', import.meta.url));
const svgs = folder => readdirSync(folder).filter(name => name.endsWith('.svg')).sort().map(name => join(folder, name));
const kinds = svgs(join(cases, 'pictures'));
assert.equal(kinds.length, 8, 'a picture of each kind of chart');

// The first files of each folder of the site
function ofSite() {
  const charts = join(site, 'charts');
  assert.ok(existsSync(charts), 'the site has its charts as files');
  const folders = readdirSync(charts, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return [charts, ...folders.map(({ name }) => join(charts, name))].flatMap(folder => svgs(folder).slice(0, 2));
}

// --- What is seen of a picture

// Its pixels on pink, which no theme has: what is not painted shows
async function pixels(png, pink = { r: 255, g: 0, b: 255 }) {
  const { data, info } = await sharp(png).flatten({ background: pink }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const BANDS = 6;
const near = (a, b, far) => a.every((channel, i) => Math.abs(channel - b[i]) <= far);
const rgb = hex => (hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex).match(/\w\w/g).map(pair => parseInt(pair, 16));

function look({ data, width, height }, colours) {
  const seen = { width, height, black: 0, pink: 0, ink: 0, bands: Array(BANDS).fill(0), of: new Map(colours.map(colour => [colour, 0])) };
  const wanted = colours.map(colour => [colour, rgb(colour)]);
  for (let at = 0, pixel = 0; at < data.length; at += 3, pixel++) {
    const here = [data[at], data[at + 1], data[at + 2]];
    if (near(here, [255, 255, 255], 0)) continue;
    if (near(here, [0, 0, 0], 12)) seen.black++;
    if (near(here, [255, 0, 255], 12)) seen.pink++;
    seen.ink++;
    seen.bands[Math.floor(pixel / width / height * BANDS)]++;
    for (const [colour, value] of wanted) if (near(here, value, 20)) seen.of.set(colour, seen.of.get(colour) + 1);
  }
  const all = width * height;
  return { ...seen, black: seen.black / all, pink: seen.pink / all, ink: seen.ink / all, bands: seen.bands.map(n => n / all * BANDS) };
}

// The colours that a file says it has, but those of paper and of what is seen through
function coloursOf(svg) {
  const clear = [...svg.matchAll(/fill="(#\w+)" fill-opacity/g)].map(match => match[1]);
  const all = [...svg.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map(match => match[1]);
  return [...new Set(all)].filter(colour => colour !== '#fff' && !clear.includes(colour));
}

// What is wrong with a picture as some program has drawn it
function faults(svg, seen) {
  const [width, height] = ['width', 'height'].map(name => Number(svg.match(new RegExp(` ${name}="([\\d.]+)"`))[1]));
  const found = [];
  const sound = (holds, what) => { if (!holds) found.push(what); };
  sound(Math.abs(seen.width - width) <= 1 && Math.abs(seen.height - height) <= 1, `${seen.width} by ${seen.height}`);
  sound(seen.pink === 0, `${seen.pink} of it is not painted`);
  sound(seen.black < 0.001, `${seen.black} of it is black`);
  sound(seen.ink > 0.02 && seen.ink < 0.5, `${seen.ink} of it is not white`);
  for (const [colour, count] of seen.of) sound(count > 8, `${count} pixels of ${colour}`);
  return found;
}

// Two programs have other letters and other edges, and as much of everything in every part
function differences(one, other) {
  return one.bands.flatMap((share, i) =>
    Math.abs(share - other.bands[i]) > 0.02 + 0.3 * Math.max(share, other.bands[i]) ? [`part ${i}: ${share} and ${other.bands[i]}`] : []);
}

// --- The programs

const byLibrsvg = svg => sharp(Buffer.from(svg)).png().toBuffer();

const inTab = use => withTab(use, { viewport: { width: 1700, height: 900 }, colorScheme: 'dark' });

// As an image of a page on the disk; the page is dark, the picture is not
const asImage = (file, folder) => inTab(async tab => {
  await tab.goto(pathToFileURL(folder).href);
  await tab.evaluate(async address => {
    document.body.innerHTML = '';
    document.body.style.background = '#f0f';
    const image = document.body.appendChild(new Image());
    image.src = address;
    await image.decode();
  }, pathToFileURL(file).href);
  return tab.locator('img').screenshot();
});

// As a document of its own from a host whose policy allows nothing
const underPolicy = svg => inTab(async tab => {
  const [width, height] = svg.match(/ width="(\d+)" height="(\d+)"/).slice(1).map(Number);
  const headers = { 'content-security-policy': "default-src 'none'", 'content-type': 'image/svg+xml' };
  await tab.route('**/*', route => route.fulfill({ body: svg, headers }));
  const refused = [];
  tab.on('console', message => refused.push(message.text()));
  await tab.setViewportSize({ width, height: Math.min(height, 12000) });
  await tab.goto('http://pictures.example/chart.svg');
  const png = await tab.screenshot();
  assert.deepEqual(refused, []);
  return png;
});

// --- The tests

describe('pictures', { concurrency: 2 }, () => {
  for (const file of [...kinds, ...ofSite()]) {
    const name = file.split(/[/\\]/).slice(-2).join('/');
    test(`${name}: the same picture by librsvg and Chromium, from the disk and under a policy`, async () => {
      const svg = readFileSync(file, 'utf8');
      const colours = coloursOf(svg);
      assert.ok(colours.length > 2, `only ${colours}`);
      const folder = join(file, '..') + '/';
      const drawn = { librsvg: await byLibrsvg(svg), image: await asImage(file, folder), policy: await underPolicy(svg) };
      const seen = {};
      for (const [program, png] of Object.entries(drawn)) {
        seen[program] = look(await pixels(png), colours);
        assert.deepEqual(faults(svg, seen[program]), [], program);
      }
      assert.deepEqual(differences(seen.librsvg, seen.image), []);
      assert.deepEqual(differences(seen.image, seen.policy), []);
    });
  }
});

test('a picture that programs cannot draw is seen', async () => {
  const fine = readFileSync(join(cases, 'pictures/trend.svg'), 'utf8');
  const colours = coloursOf(fine);
  const asGiven = look(await pixels(await byLibrsvg(fine)), colours);
  for (const [what, broken] of [
    ['custom properties', fine.replace(/"#a3450f"/g, '"var(--pb-goal)"')],
    ['classes without a sheet', fine.replace(/(?: (?:fill|stroke)="[^"]*")+/g, ' class="pb-goal"')],
    ['a black box', fine.replace('</svg>', '<rect fill="#000" width="60" height="60"/></svg>')],
    ['no ground', fine.replace(/<rect [^>]*>/, '')],
    ['a part that is lost', fine.replace(/<path/g, '<path display="none"')],
  ]) {
    assert.notEqual(broken, fine, what);
    const seen = look(await pixels(await byLibrsvg(broken)), colours);
    assert.ok(faults(fine, seen).length + differences(asGiven, seen).length > 0, `${what}: not seen`);
  }
});

// In the order of the names of the cases
const INLINE = ['normal', 'comparison', 'progress', 'status-bar', 'tiles', 'gantt', 'investment', 'timeline'];

test('charts of pages are outlines and grey where there is no style sheet', () => inTab(async tab => {
  for (const name of INLINE) {
    const svg = readFileSync(join(cases, `${name}.svg`), 'utf8');
    await tab.setContent(`<body style="background: #fff; color: #000">${svg}</body>`);
    const png = await tab.locator('svg').screenshot();
    const seen = look(await pixels(png), ['#778899', '#000000']);
    const [width, height] = svg.match(/ width="([\d.]+)" height="([\d.]+)"/).slice(1).map(Number);
    assert.ok(Math.abs(seen.width - width) <= 1 && Math.abs(seen.height - height) <= 1, `${name}: ${seen.width} by ${seen.height}`);
    assert.ok(seen.of.get('#778899') > 40 && seen.of.get('#000000') > 40, `${name}: ${[...seen.of.values()]}`);
    // Letters are black, and letters are thin.
    assert.ok(seen.black < 0.05 && seen.ink < 0.35, `${name}: ${seen.black} black, ${seen.ink} painted`);
    const solid = await tab.evaluate(() => [...document.querySelectorAll('rect, path, circle, polyline')]
      .map(shape => getComputedStyle(shape).fill).filter(fill => !['none', 'rgb(119, 136, 153)'].includes(fill)));
    assert.deepEqual(solid, [], name);
  }
}));
