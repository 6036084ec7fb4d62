// All tests of this folder in one process and one browser: opening one a file takes a minute in all.

import { readdirSync } from 'node:fs';

const names = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.test.mjs')).sort();
await Promise.all(names.map(name => import(`./${name}`)));
