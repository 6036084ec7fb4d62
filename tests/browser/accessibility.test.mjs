// No page breaks a rule of axe-core (WCAG and best practice), wide in light and narrow in dark colours; and a chart is read
// aloud as one name, one description and its marks, each once.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { breaksNoRule, pages, targets, unfold, withPage } from './site.mjs';

describe('accessibility', () => {
  for (const page of pages) {
    // Each width and each scheme once: what is wrong in one of the four alone would be a wonder, and costs minutes.
    for (const [width, scheme] of [[1280, 'light'], [360, 'dark']]) {
      test(`${page}: axe finds nothing at ${width} px, ${scheme}`, () =>
        withPage(page, async tab => {
          await unfold(tab);
          await breaksNoRule(tab);
        }, { width, scheme }));
    }
  }
});

// What a screen reader has of the charts of a page, of those that are shown at this width: of each its name, its description and what is in it
async function heard(tab) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const of = new Map(nodes.map(node => [node.nodeId, node]));
  const words = node => [node.name?.value ?? '', node.description?.value ?? ''];
  const inside = node => (node.childIds ?? []).map(id => of.get(id)).filter(Boolean)
    .flatMap(child => [...(child.ignored ? [] : [{ role: child.role.value, words: words(child) }]), ...inside(child)]);
  const charts = [];
  for (const id of await tab.evaluate(() => [...document.querySelectorAll('svg.pb-chart')].filter(svg => svg.getClientRects().length).map((svg, i) => (svg.dataset.nth = i)))) {
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: `svg[data-nth="${id}"]` });
    const { node } = await session.send('DOM.describeNode', { nodeId });
    const chart = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
    charts.push({ role: chart.role.value, words: words(chart), inside: inside(chart) });
  }
  return charts;
}

// What is written in them
const written = tab => tab.evaluate(() => [...document.querySelectorAll('svg.pb-chart')].filter(svg => svg.getClientRects().length).map(svg => ({
  words: [svg.querySelector('title'), svg.querySelector('desc')].map(element => element.textContent),
  marks: [...svg.querySelectorAll('title')].slice(1).map(title => title.textContent),
})));

for (const script of [true, false]) {
  for (const page of [...targets.slice(0, 1), ...pages.filter(page => /^(projects|tasks|districts\/\w+)\.html$|^indicators\//.test(page))]) {
    test(`${page}: charts are read as a name, a description and their marks ${script ? 'with' : 'without'} scripts`, () =>
      withPage(page, async tab => {
        await tab.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
        const [drawn, charts] = [await written(tab), await heard(tab)];
        assert.equal(charts.length, drawn.length);
        for (const [at, { words, marks }] of drawn.entries()) {
          const plain = text => text.replace(/\s+/g, ' ').trim();
          const chart = charts[at];
          assert.equal(chart.role, script && marks.length ? 'group' : 'image', words[0]);
          assert.deepEqual(chart.words.map(plain), words.map(plain));
          // Without scripts a chart is one image, whatever a browser lets through of it.
          if (script && marks.length) {
            assert.deepEqual(chart.inside.map(({ words: [name] }) => plain(name)), marks.map(plain), words[0]);
            assert.deepEqual(chart.inside.filter(({ words: [, more] }) => more), [], words[0]);
          }
        }
      }, { script }));
  }
}
