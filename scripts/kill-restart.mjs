// Kills the server without warning while people write and read, starts it again, and looks whether anything that was
// acknowledged is missing: every draft saved, every item published, and the audit chain unbroken. On every database.
//
//   node scripts/kill-restart.mjs --binary target/debug/sunhall [--rounds 6] [--database both|sqlite|postgres] [--seed N]
//
// "Acknowledged" means that the answer's status reached the writer. What was on its way when the server died may be
// there or not, but never by halves: whatever the API lists must open.

import { readArguments } from './lib/arguments.mjs';
import { Desk } from './lib/desk.mjs';
import { kinds, makeDatabase } from './lib/postgres.mjs';
import { freePort, get, pause, run, Server, temporaryFolder } from './lib/server.mjs';

const given = readArguments({ binary: 'target/debug/sunhall', rounds: 6, database: 'both', writers: 4, readers: 4, seed: Date.now() % 100_000 });

/** A small generator, so that a failing run can be repeated by its seed. */
function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes until the server is gone; notes each thing only after its answer came. */
async function write(desk, label, book, state) {
  for (let serial = 1; state.alive; serial += 1) {
    const title = `断电试验 ${label}-${serial}`;
    try {
      const id = await desk.draft(title, `<p>第 ${serial} 条，写入者 ${label}。</p>`);
      book.drafts.set(id, title);
      const form = await desk.publicationForm(id);
      await desk.press(form);
      book.published.set(id, title);
    } catch (error) {
      if (state.alive) { state.faults.push(`${label}: ${error.message}`); return; }
    }
  }
}

async function read(origin, book, state) {
  for (let turn = 0; state.alive; turn += 1) {
    const ids = [...book.published.keys()];
    const path = turn % 3 === 0 || ids.length === 0 ? '/' : `/items/${ids[turn % ids.length]}`;
    const answer = await get(origin + path).catch(() => null);
    if (answer === null) await pause(5);
    else if (answer.status >= 500 && state.alive) state.faults.push(`${path} answered ${answer.status}`);
    else state.reads += 1;
  }
}

/** Everything acknowledged so far must be there; gives what is not. */
async function missing(server, desk, book) {
  const faults = [];
  for (const [id, title] of book.published) {
    const answer = await get(`${server.origin}/items/${id}`);
    if (answer.status !== 200 || !answer.body.includes(title)) faults.push(`published "${title}" (${id}) answers ${answer.status}`);
  }
  for (const [id, title] of book.drafts) {
    if (book.published.has(id)) continue;
    const answer = await desk.send('GET', `/desk/items/${id}`);
    if (answer.status !== 200 || !answer.html.includes(title)) faults.push(`draft "${title}" (${id}) answers ${answer.status}`);
  }
  const listed = JSON.parse((await get(`${server.origin}/api/v1/items`)).body.toString());
  for (const one of listed.data) {
    const answer = await get(`${server.origin}/items/${one.id}`);
    if (answer.status !== 200) faults.push(`the API lists ${one.id}, but its page answers ${answer.status}`);
  }
  return faults;
}

async function trial(kind) {
  const chance = chances(given.seed);
  const data = temporaryFolder('kill');
  const database = makeDatabase(kind);
  const port = await freePort();
  const place = ['--data', data, ...(database.url ? ['--database', database.url] : [])];
  await run(given.binary, ['demo', ...place, '--items', '60']);
  const server = await Server.start(given.binary, { data, database: database.url, port });
  const desk = new Desk(server.origin);
  await desk.enter(await server.link());
  const book = { drafts: new Map(), published: new Map() };
  let reads = 0;
  try {
    for (let round = 1; round <= given.rounds; round += 1) {
      const state = { alive: true, faults: [], reads: 0 };
      const people = [];
      for (let n = 1; n <= given.writers; n += 1) people.push(write(desk, `${kind}-${round}-${n}`, book, state));
      for (let n = 1; n <= given.readers; n += 1) people.push(read(server.origin, book, state));
      await pause(400 + chance() * 1600);
      state.alive = false;
      await server.kill();
      await Promise.all(people);
      reads += state.reads;
      const back = await server.begin();
      const faults = [...state.faults, ...await missing(server, desk, book)];
      await run(given.binary, ['check', ...place]).catch((error) => faults.push(error.message));
      if (faults.length > 0) throw new Error(faults.slice(0, 10).join('\n'));
      console.log(`${kind}, round ${round}: back in ${Math.round(back)} ms; ${book.drafts.size} saved and ${book.published.size} published so far, all there`);
    }
  } finally {
    await server.kill();
    desk.close();
    database.drop();
  }
  if (book.published.size < given.rounds) throw new Error(`only ${book.published.size} items were published: that was no load`);
  console.log(`${kind}: killed ${given.rounds} times, ${book.published.size} publications and ${reads} readings between them`);
}

let failed = 0;
const chosen = kinds(given.database);
for (const kind of chosen) {
  try {
    await trial(kind);
  } catch (error) {
    failed += 1;
    console.error(`${kind}, seed ${given.seed}: ${error.message}`);
  }
}
console.log(`kill-restart: ${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
