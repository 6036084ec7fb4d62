// The cases of tests/faults/*.md: their files, and the codes that the program gives for each. `tests/faults.rs` holds
// that it does.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, repository } from './server.mjs';

const pages = readdirSync(join(repository, 'tests/faults')).filter(name => name.endsWith('.md')).sort();

// The fences of a page, each with the case it belongs to and the path on the line before it.
function* fences(name) {
  const lines = read(`tests/faults/${name}`).split('\n');
  let at = 0, title, path;
  while (at < lines.length) {
    const line = lines[at++];
    const [, ticks, kind] = line.match(/^(`{3,})(.*)$/) ?? [];
    if (!ticks) {
      if (line.startsWith('## ')) title = line.slice(3);
      if (line) path = line.match(/^`(.*)`$/)?.[1];
      continue;
    }
    const end = lines.indexOf(ticks, at);
    yield { title, kind, path, lines: lines.slice(at, end) };
    at = end + 1;
    path = undefined;
  }
}

const CODE = /(?:error|warning|note)\[(.*?)\]/;

// Parts expectations from the lines of a YAML file.
function withoutExpectations(lines) {
  const codes = [], rest = [];
  let goesOn = false;
  for (const line of lines) {
    const comment = line.match(/^ *# (.*)$/)?.[1] ?? '';
    const isCode = /^(error|warning|note)\[/.test(comment);
    const isMore = goesOn && /^(hint: |also )/.test(comment);
    if (isCode) codes.push(comment.match(CODE)[1]);
    goesOn = isCode || isMore;
    if (!goesOn) rest.push(line);
  }
  return { codes, text: rest.join('\n') + '\n' };
}

// Every file of every case: `{ name, path, text, codes }`.
export function files() {
  const files = [];
  for (const page of pages) {
    const expected = [];
    const first = files.length;
    for (const { title, kind, path, lines } of fences(page)) {
      const name = `${page.slice(0, -3)}/${title}`;
      if (kind === 'expect') expected.push(...lines.map(line => ({ name, line })));
      if (kind === 'yaml') files.push({ name, path, ...withoutExpectations(lines) });
      if (kind === 'markdown') files.push({ name, path, codes: [], text: lines.join('\n') + '\n' });
    }
    for (const file of files.slice(first)) {
      const own = expected.filter(({ name, line }) => name === file.name && line.startsWith(`${file.path}:`));
      file.codes.push(...own.map(({ line }) => line.match(CODE)[1]));
    }
  }
  return files;
}
