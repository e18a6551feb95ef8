// Every library the program or its tooling is built on must be free for an office to use, change and pass on.
//
// Reads what cargo and the npm lock files say themselves; a licence that is not in the list below stops the build until
// a person has looked at it.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/place.mjs';

const allowed = new Set([
  '0BSD', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0',
  'CC0-1.0', 'CDLA-Permissive-2.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'Unicode-3.0', 'Unlicense', 'Zlib',
]);

/** Whether a licence expression can be met with allowed licences alone ("A OR B": one of them; "A AND B": both). */
export function acceptable(expression) {
  const words = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const either = () => {
    let good = both();
    while (words[at] === 'OR') { at += 1; const right = both(); good = good || right; }
    return good;
  };
  const both = () => {
    let good = one();
    while (words[at] === 'AND') { at += 1; const right = one(); good = good && right; }
    return good;
  };
  const one = () => {
    if (words[at] === '(') {
      at += 1;
      const good = either();
      at += 1;
      return good;
    }
    let name = words[at] ?? '';
    at += 1;
    if (words[at] === 'WITH') { name += ` WITH ${words[at + 1]}`; at += 2; }
    return allowed.has(name);
  };
  return words.length > 0 && either() && at === words.length;
}

function crates() {
  const text = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], {
    cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text).packages.map((one) => ({ name: `${one.name} ${one.version}`, licence: one.license ?? '' }));
}

function packages(folder) {
  const file = join(root, folder, 'package-lock.json');
  if (!existsSync(file)) return [];
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
    .filter(([path]) => path !== '')
    .map(([path, one]) => ({ name: `${folder}/${path} ${one.version}`, licence: one.license ?? '' }));
}

const all = [...crates(), ...packages('web'), ...packages('e2e')];
const refused = all.filter((one) => !acceptable(one.licence));
for (const one of refused) console.error(`${one.name}: licence "${one.licence}" is not in the list of scripts/licences.mjs`);
if (refused.length > 0) process.exit(1);
console.log(`${all.length} libraries, all under licences we accept`);
