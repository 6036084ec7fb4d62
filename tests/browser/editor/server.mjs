// The YAML language server that editors ask, with the schemas and the settings of a new project.
// PLANBOARD_SCHEMAS names the folder of the schemas; `tests/run` writes one and sets it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import yaml from 'yaml-language-server';

assert.ok(process.env.PLANBOARD_SCHEMAS, 'PLANBOARD_SCHEMAS must name a folder of schemas; tests/run sets it');
export const repository = join(import.meta.dirname, '../../..');
export const read = path => readFileSync(join(repository, path), 'utf8');

const settings = JSON.parse(read('templates/project/.vscode/settings.json'))['yaml.schemas'];
// No editor looks into Markdown; what stands between its fences is shown to the server as a file of its own.
const schemas = { ...settings, '.planboard/schemas/document.json': 'front-matter/*.yaml' };
const schema = name => JSON.parse(readFileSync(join(process.env.PLANBOARD_SCHEMAS, name.split('/').at(-1)), 'utf8'));

const service = yaml.getLanguageService({
  schemaRequestService: uri => Promise.reject(new Error(`nothing is asked of anyone, and not ${uri}`)),
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
});
service.configure({
  validate: true,
  hover: true,
  completion: true,
  schemas: Object.entries(schemas).map(([name, files]) =>
    ({ uri: `file:///project/${name}`, fileMatch: [files], schema: schema(name) })),
});

// A file of a project of its own: the server remembers what it has read.
let projects = 0;
const file = (path, text) => TextDocument.create(`file:///project-${projects++}/${path}`, 'yaml', 1, text);

// The YAML of a file as an editor sees it, with the path that its schema goes by.
function shown(path, text) {
  if (!path.endsWith('.md')) return file(path, text);
  const [, front] = text.match(/^---\r?\n(.*?)^---\s*$/ms) ?? [];
  return front === undefined ? undefined : file(`front-matter/${basename(path, '.md')}.yaml`, front);
}

// What the server says of a file: a line and a sentence each.
export async function complaints(path, text) {
  const document = shown(path, text);
  if (!document) return [];
  const found = await service.doValidation(document, false);
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

// What the server offers at the `|` of a text: the word, and what it says of it.
export async function offers(path, text) {
  const document = file(path, text.replace('|', ''));
  const { items } = await service.doComplete(document, document.positionAt(text.indexOf('|')), false);
  return new Map(items.map(({ label, documentation }) => [label, documentation?.value ?? documentation ?? '']));
}

// What the server says of the word at the `|` of a text.
export async function explained(path, text) {
  const document = file(path, text.replace('|', ''));
  const { contents } = await service.doHover(document, document.positionAt(text.indexOf('|')));
  return contents.value;
}
