// With the keyboard alone a reader gets to the values of a chart and reads them, from file://; without scripts the
// charts are what they always were.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { districts, withPage } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const page = districts[0];

// What stands under the keys now, and what its chart says of it
function current() {
  const element = document.activeElement;
  const svg = element.ownerSVGElement;
  const ring = svg?.querySelector('.pb-ring');
  const box = item => { const { x, y, width, height } = item.getBoundingClientRect(); return { x, y, right: x + width, bottom: y + height }; };
  return svg && {
    chart: svg.getAttribute('aria-labelledby'),
    role: svg.getAttribute('role'),
    kind: svg.getAttribute('class'),
    label: element.querySelector('title')?.textContent,
    shown: svg.nextElementSibling.innerText,
    live: svg.nextElementSibling.getAttribute('aria-live'),
    ring: ring && getComputedStyle(ring).stroke !== 'none' && box(ring),
    mark: box(element),
    stops: svg.querySelectorAll('[tabindex="0"]').length,
  };
}

async function intoChart(tab) {
  for (let presses = 0; presses < 400; presses++) {
    await tab.keyboard.press('Tab');
    const now = await tab.evaluate(current);
    if (now) return now;
  }
  return assert.fail('400 times Tab, and no value of a chart');
}

test('the Tab key gets to a value of a chart, and its words are shown with a ring around it', () =>
  withPage(page, async tab => {
    const now = await intoChart(tab);
    assert.ok(now.label.length > 3, now.label);
    assert.equal(now.role, 'group', 'what is in an image cannot be reached');
    assert.equal(now.shown.trim(), now.label.trim());
    assert.equal(now.live, 'polite');
    assert.equal(now.stops, 1, 'one stop a chart');
    assert.ok(now.ring.x <= now.mark.x && now.ring.right >= now.mark.right, 'the ring is around the mark');
    assert.ok(now.ring.y <= now.mark.y && now.ring.bottom >= now.mark.bottom, 'the ring is around the mark');
  }));

test('arrows, Home and End go through every value of a trend in the order of years; Escape and Tab leave', () =>
  withPage(page, async tab => {
    await tab.evaluate(() => document.querySelector('.pb-trend [tabindex="0"]').focus());
    const first = await tab.evaluate(current);
    const seen = [first];
    for (let steps = 0; steps < 50; steps++) {
      await tab.keyboard.press('ArrowRight');
      const now = await tab.evaluate(current);
      if (now.label === seen.at(-1).label) break;
      seen.push(now);
    }
    const titles = await tab.evaluate(id => [...document.querySelectorAll(`svg[aria-labelledby="${id}"] :not(svg) > title`)]
      .map(title => title.textContent), first.chart);
    assert.deepEqual(new Set(seen.map(one => one.label)), new Set(titles));
    const years = seen.map(({ label }) => Number(label.match(/(19|20)\d\d/)[0]));
    assert.deepEqual(years, [...years].sort((a, b) => a - b));
    assert.ok(seen.every(({ label, shown, ring, stops }) => shown.trim() === label.trim() && ring && stops === 1));

    await tab.keyboard.press('Home');
    assert.equal((await tab.evaluate(current)).label, first.label);
    await tab.keyboard.press('End');
    assert.equal((await tab.evaluate(current)).label, seen.at(-1).label);
    await tab.keyboard.press('ArrowLeft');
    assert.equal((await tab.evaluate(current)).label, seen.at(-2).label);
    await tab.keyboard.press('Tab');
    assert.notEqual((await tab.evaluate(current))?.chart, first.chart, 'Tab goes on to what follows');
    await tab.keyboard.press('Shift+Tab');
    assert.equal((await tab.evaluate(current)).label, seen.at(-2).label, 'and comes back to the same value');
    await tab.keyboard.press('Escape');
    assert.ok(!await tab.evaluate(current), 'Escape leaves the chart');
    assert.equal(await tab.locator('.pb-ring').count(), 0);
    assert.deepEqual((await tab.locator('.readout').allInnerTexts()).filter(text => text.trim()), []);
  }));

test('a pointer and a finger read a value too, and keys of the browser stay its own', () =>
  withPage(page, async tab => {
    const mark = tab.locator('.pb-trend .pb-goal').first();
    await mark.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await mark.boundingBox();
    const readout = mark.locator('xpath=ancestor::*[local-name()="svg"][1]/following-sibling::p[1]');
    const label = await mark.locator('title').textContent();
    await tab.mouse.move(x + width / 2 + 8, y + height / 2 + 3); // beside it, but nearer than to any other
    assert.equal(await readout.innerText(), label);
    await tab.mouse.move(0, 0);
    assert.equal((await readout.innerText()).trim(), '');
    await mark.dispatchEvent('pointerdown', { pointerType: 'touch', bubbles: true });
    await mark.dispatchEvent('pointerleave', { pointerType: 'touch' });
    assert.equal(await readout.innerText(), label);
    await mark.focus();
    await tab.keyboard.press('Control+End');
    assert.equal((await tab.evaluate(current)).label, label);
  }));

test('after the script ran axe finds nothing, with a value chosen', () =>
  withPage(page, async tab => {
    await intoChart(tab);
    await tab.evaluate(axe);
    const lines = await tab.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { preload: false });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`));
    });
    assert.deepEqual(lines, []);
  }));

test('without scripts a chart is one image with a name, and its marks keep their titles', () =>
  withPage(page, async tab => {
    const chart = tab.locator('svg.pb-chart').first();
    assert.equal(await chart.getAttribute('role'), 'img');
    assert.ok(await chart.locator('title').count() > 2);
    assert.equal(await tab.locator('svg.pb-chart [tabindex]').count(), 0);
    assert.equal(await tab.locator('.readout').count(), 0);
  }, { script: false }));
