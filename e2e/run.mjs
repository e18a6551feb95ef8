// Walks every journey through a running server, on SQLite and again on PostgreSQL.
//
//   node e2e/run.mjs --binary target/debug/sunhall [--database both|sqlite|postgres] [--only WORDS] [--items 300]
//
// Screenshots of every page type at both widths go to e2e/out. The last line says how many journeys passed.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../scripts/lib/arguments.mjs';
import { kinds, makeDatabase } from '../scripts/lib/postgres.mjs';
import { root } from '../scripts/lib/place.mjs';
import { run, Server, temporaryFolder } from '../scripts/lib/server.mjs';
import { openBrowser, Person } from './lib/browser.mjs';
import { journeys } from './lib/journey.mjs';

const given = readArguments({ binary: 'target/debug/sunhall', database: 'both', only: '', items: 300 });
for (const name of ['reader', 'display', 'operator', 'keyboard', 'crawl']) await import(`./journeys/${name}.mjs`);
const chosen = journeys.filter((one) => one.name.includes(given.only));
const out = join(root, 'e2e', 'out');
rmSync(out, { recursive: true, force: true });

async function walk(journey, { browser, server, kind, shots }) {
  const people = [];
  const person = async (options) => {
    const one = await Person.at(browser, server.origin, options);
    people.push(one);
    return one;
  };
  try {
    await journey.walk({ origin: server.origin, server, kind, shots, person });
    const faults = people.flatMap((one) => one.faults);
    if (faults.length > 0) throw new Error(`pages complained:\n${[...new Set(faults)].slice(0, 10).join('\n')}`);
  } catch (error) {
    const window = people.at(-1)?.page;
    await window?.screenshot({ path: join(shots, `failed-${journey.name.replaceAll(/[^\w一-鿿]+/g, '-')}.png`) }).catch(() => {});
    error.message += window ? `\n(at ${window.url()})` : '';
    throw error;
  } finally {
    for (const one of people) await one.close();
  }
}

let passed = 0;
let failed = 0;
const browser = await openBrowser();
for (const kind of kinds(given.database)) {
  const shots = join(out, kind);
  mkdirSync(shots, { recursive: true });
  const data = temporaryFolder('e2e');
  const database = makeDatabase(kind);
  await run(given.binary, ['demo', '--data', data, '--items', String(given.items), ...(database.url ? ['--database', database.url] : [])]);
  const server = await Server.start(given.binary, { data, database: database.url });
  for (const journey of chosen) {
    const began = performance.now();
    try {
      await walk(journey, { browser, server, kind, shots });
      passed += 1;
      console.log(`ok      ${kind}: ${journey.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${kind}: ${journey.name}\n${error.stack.replace(/^/gm, '        ')}`);
    }
  }
  if (failed > 0 && server.log) console.log(`the server's last words:\n${server.log.slice(-2000)}`);
  await server.stop();
  database.drop();
}
await browser.close();
if (passed + failed === 0) failed = 1;
console.log(`e2e: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
