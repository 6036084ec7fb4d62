// On a narrow telephone nothing but a box with its own scroll bar is wider than the screen, no stacked table scrolls, and the
// menu shows where it goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { pages, unfold, withPage } from './site.mjs';

const WIDTH = 360;

// Boxes that reach past the right edge, and no box around them scrolls
function tooWide(width) {
  const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const inScroller = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) if (scrolls(box)) return true;
    return false;
  };
  return [...document.querySelectorAll('body *')]
    .filter(element => !(element instanceof SVGElement && element.ownerSVGElement)) // the frame of a chart clips
    .filter(element => !element.parentElement.closest('.unseen')) // so does a box that is only heard
    .filter(element => element.getBoundingClientRect().right > width && !inScroller(element))
    .map(element => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ends at ` +
      `${element.getBoundingClientRect().right.toFixed(1)} px: ${element.textContent.trim().slice(0, 30)}`);
}

// Tables of which each row is a small block here, and which would still be pushed sideways
function pushed() {
  return [...document.querySelectorAll('.scroll > table.stack')]
    .filter(table => table.scrollWidth > table.parentElement.clientWidth)
    .map(table => `<table class="${table.className}"> is ${table.scrollWidth} px wide: ${table.innerText.trim().slice(0, 30)}`);
}

// A row of pixels of the menu in which no word stands
const ABOVE_WORDS = 5;

// How light the menu is at its sides and between them, as it is and pushed aside
async function edges(tab) {
  const row = tab.locator('.site-nav ul');
  const width = await row.evaluate(list => list.scrollWidth - list.clientWidth);
  const light = async () => {
    const { data, info } = await sharp(await row.screenshot()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const start = column => (ABOVE_WORDS * info.width + column) * info.channels;
    const at = column => data.subarray(start(column), start(column) + 3).reduce((sum, light) => sum + light);
    return { left: at(1), middle: at(Math.floor(info.width / 2)), right: at(info.width - 3) };
  };
  const before = await light();
  await row.evaluate(list => { list.scrollLeft = list.scrollWidth; });
  return { width, before, behind: await light() };
}

test(`the menu shows at ${WIDTH} px where it goes on`, async () => {
  const { width, before, behind } = await withPage(pages[0], edges, { width: WIDTH });
  assert.ok(width > 0, 'the menu is wider than the screen');
  assert.ok(before.right < before.middle && before.left === before.middle, JSON.stringify(before));
  assert.ok(behind.left < behind.middle && behind.right === behind.middle, JSON.stringify(behind));
});

for (const page of pages) {
  test(`${page}: nothing sticks out at ${WIDTH} px`, async () => {
    const { whole, wide, sideways } = await withPage(page, async tab => {
      await unfold(tab);
      // How wide a field is of its own differs from browser to browser: the style sheet must say it.
      await tab.evaluate(() => document.querySelectorAll('input').forEach(input => { input.size = 60; }));
      const whole = await tab.evaluate(() => document.documentElement.scrollWidth);
      return { whole, wide: await tab.evaluate(tooWide, WIDTH), sideways: await tab.evaluate(pushed) };
    }, { width: WIDTH });
    assert.deepEqual(sideways, []);
    assert.equal(wide.length, 0, `${wide.length} boxes, the page is ${whole} px wide\n${wide.slice(0, 10).join('\n')}`);
    assert.ok(whole <= WIDTH, `the page is ${whole} px wide`);
  });
}
