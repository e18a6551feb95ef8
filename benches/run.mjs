// `make bench`: what the portal must reach, as ratios to nginx on this machine in this run.
//
//   node benches/run.mjs --binary target/release/sunhall [--items 200000] [--seconds 5] [--rounds 3]
//
// Ours and the yardstick are measured in turns, A B A B, and compared by their medians, because a shared machine drifts.
// Client and servers share the cores; everything stays on the loopback. Nothing here fails because a machine is slow:
// the table says what was met and what was not.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../scripts/lib/arguments.mjs';
import { Desk } from '../scripts/lib/desk.mjs';
import { get, pause, run, Server, temporaryFolder } from '../scripts/lib/server.mjs';
import { root } from '../scripts/lib/place.mjs';
import { deepen, longestColumn } from './lib/columns.mjs';
import { Nginx } from './lib/nginx.mjs';
import { addresses, choosePages, weigh } from './lib/pages.mjs';
import { Table } from './lib/table.mjs';
import { load, median, residentMegabytes } from './lib/wrk.mjs';

const given = readArguments({ binary: 'target/release/sunhall', items: 200_000, few: 2_000, seconds: 5, rounds: 3, keep: '' });
const table = new Table();
const { binary, rounds, seconds } = given;
const say = (words) => console.log(`… ${words}`);

/** Measures each named thing once a round, in turns; gives name → {rate, microseconds, p99} as medians. */
async function inTurns(measures) {
  const found = Object.fromEntries(Object.keys(measures).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(measures)) found[name].push(await measure(round));
  }
  return Object.fromEntries(Object.entries(found).map(([name, list]) => {
    const middle = (field) => median(list.map((one) => one[field]));
    return [name, { rate: middle('rate'), microseconds: middle('microseconds'), p99: middle('p99') }];
  }));
}

async function loadDemo(items) {
  const data = temporaryFolder(`bench-${items}`);
  say(`loading the demo city with ${items} items`);
  const began = performance.now();
  await run(binary, ['demo', '--data', data, '--items', String(items)]);
  return { data, rate: items / ((performance.now() - began) / 1000) };
}

/** Starts often and stops; the middle of the times from the start of the process to the first right answer. */
async function startTimes(server, path) {
  const times = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await server.stop();
    times.push(await server.begin({ path }));
  }
  return median(times);
}

async function cachedPages(server, nginx, hot) {
  const ours = server.origin + hot.path;
  await load(ours, { pid: server.pid, seconds: 1, gzip: true });
  const found = await inTurns({
    nginxPlain: () => load(`${nginx.origin}/plain/hot.html`, { pid: nginx.pid, seconds }),
    oursPlain: () => load(ours, { pid: server.pid, seconds }),
    nginxReady: () => load(`${nginx.origin}/ready/hot.html`, { pid: nginx.pid, seconds, gzip: true }),
    oursReady: () => load(ours, { pid: server.pid, seconds, gzip: true }),
  });
  const size = `${(hot.plain.length / 1000).toFixed(1)} KB item`;
  table.least(`cached ${size}, against nginx static`, 0.9, found.oursPlain, found.nginxPlain);
  table.least(`cached ${size}, precompressed, against gzip_static`, 0.8, found.oursReady, found.nginxReady);
}

/** Publishes prepared drafts ten a second for as long as `work` takes. */
async function whilePublishing(desk, drafts, work) {
  let going = true;
  let published = 0;
  const began = performance.now();
  const publisher = (async () => {
    const waiting = [];
    for (let n = 0; going; n += 1) {
      const form = drafts.pop();
      if (!form) throw new Error('ran out of drafts to publish');
      waiting.push(desk.press(form).then(() => { published += 1; }));
      await pause(Math.max(0, began + (n + 1) * 100 - performance.now()));
    }
    await Promise.all(waiting);
  })();
  const result = await work();
  const rate = published / ((performance.now() - began) / 1000);
  going = false;
  await publisher;
  return { ...result, published: rate };
}

async function cachedWhilePublishing(server, nginx, hot) {
  const desk = new Desk(server.origin);
  await desk.enter(await server.link());
  const count = rounds * (seconds + 3) * 10;
  say(`preparing ${count} drafts`);
  const drafts = [];
  for (let n = 0; n < count; n += 1) {
    const id = await desk.draft(`测速稿件第 ${n} 号`, '<p>测速时每秒发布十条。</p>');
    drafts.push(await desk.publicationForm(id));
  }
  const rates = [];
  const ours = server.origin + hot.path;
  const found = await inTurns({
    nginxReady: () => load(`${nginx.origin}/ready/hot.html`, { pid: nginx.pid, seconds, gzip: true }),
    oursReady: async () => {
      const one = await whilePublishing(desk, drafts, () => load(ours, { pid: server.pid, seconds, gzip: true }));
      rates.push(one.published);
      return one;
    },
  });
  desk.close();
  table.least(`the same while ${median(rates).toFixed(1)} items a second are published`, 0.5, found.oursReady, found.nginxReady);
}

async function uncachedPages(server, nginx, typical) {
  const list = await addresses(server);
  const file = join(temporaryFolder('addresses'), 'paths');
  writeFileSync(file, list.join('\n'));
  say(`${list.length} distinct item pages, each asked for once`);
  const stride = Math.floor(list.length / rounds);
  const found = await inTurns({
    nginxDefault: () => load(`${nginx.origin}/live/typical.html`, { pid: nginx.pid, seconds, gzip: true }),
    ours: (round) => load(server.origin, { pid: server.pid, seconds, gzip: true, paths: file, skip: round * stride }),
    nginxSix: () => load(`${nginx.origin}/live6/typical.html`, { pid: nginx.pid, seconds, gzip: true }),
  });
  const sizes = `${(typical.plain.length / 1000).toFixed(1)} KB, ours ${(typical.gzip.length / 1000).toFixed(1)} KB compressed`;
  const nginxSize = async (place) => {
    const answer = await get(`${nginx.origin}/${place}/typical.html`, { 'Accept-Encoding': 'gzip' });
    return `nginx ${(answer.body.length / 1000).toFixed(1)} KB`;
  };
  table.least(`uncached (${sizes}), against gzip on the fly, level 6, ${await nginxSize('live6')}`, 0.7, found.ours, found.nginxSix);
  table.least(`uncached, against gzip on the fly at nginx's default level 1, ${await nginxSize('live')}`, 0.7, found.ours, found.nginxDefault);
}

async function lists(big, small) {
  const env = { SUNHALL_CACHE_BYTES: '0' };
  const large = await Server.start(binary, { data: big, env });
  const little = await Server.start(binary, { data: small, env });
  const column = await longestColumn(large);
  const page = (server, n) => () => load(`${server.origin}${column.path}?page=${n}`, { pid: server.pid, seconds, gzip: true });
  const sizes = await inTurns({ large: page(large, 1), little: page(little, 1) });
  table.most(`column page 1 at ${given.items} items, cost against ${given.few} items`, 1.3, sizes.little, sizes.large);
  const last = await deepen(large, column, { binary, data: big, env, say });
  const depths = await inTurns({ first: page(large, 1), deep: page(large, last) });
  table.most(`column page ${last}, cost against page 1`, 1.5, depths.first, depths.deep);
  await large.stop();
  await little.stop();
}

async function weights(server, item) {
  for (const [name, path, goal] of [['home', '/', 150], ['item', item, 60]]) {
    const found = await weigh(server, path);
    table.figure(`${name}: page weight without pictures, as sent`, '≤', goal, found.all / 1000, 'KB');
    table.figure(`${name}: scripts, compressed`, '≤', 30, found.scripts / 1000, 'KB');
    table.figure(`${name}: style sheets`, '≤', 1, found.styles, '');
    table.figure(`${name}: addresses of third parties fetched`, '≤', 0, found.foreign, '');
  }
}

const big = await loadDemo(given.items);
const small = await loadDemo(given.few);
table.figure(`demo load, ${given.items} items`, '≥', 5000, big.rate, 'items/s');
let server = await Server.start(binary, { data: big.data });
const { hot, typical } = await choosePages(server, binary);
const started = await startTimes(server, hot.path);
table.figure(`start to the first answer, ${given.items} items`, '≤', 1000, started, 'ms');
const nginx = await Nginx.start({ hot, typical });
say(`measuring, ${rounds} rounds of ${seconds} s each`);
await cachedPages(server, nginx, hot);
await uncachedPages(server, nginx, typical);
await cachedWhilePublishing(server, nginx, hot);
const memory = residentMegabytes(server.pid);
table.figure(`resident memory after all this, ${given.items} items`, '≤', 200, memory.now, 'MB');
table.figure('resident memory, highest', '≤', 200, memory.highest, 'MB');
await weights(server, hot.path);
await server.stop();
await nginx.stop();
await lists(big.data, small.data);
console.log(`\n${table.text()}`);
writeFileSync(join(root, 'benches', 'last.json'), `${JSON.stringify(table.rows, null, 2)}\n`);
console.log('\nwritten to benches/last.json');
