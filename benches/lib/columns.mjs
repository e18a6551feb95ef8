// Finds a column that is deep enough for its page 5,000, filling it up with imported items where it is not.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { get, run, temporaryFolder } from '../../scripts/lib/server.mjs';

const deep = 5_000;
const perPage = 20;

async function exists(server, path, page) {
  return (await get(`${server.origin}${path}?page=${page}`)).status === 200;
}

/** The last page of a column, by doubling and halving. */
async function lastPage(server, path) {
  let good = 1;
  let bad = 2;
  while (await exists(server, path, bad)) { good = bad; bad *= 2; }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (await exists(server, path, middle)) good = middle;
    else bad = middle;
  }
  return good;
}

async function everyColumn(server) {
  const found = [];
  for (let next = '/api/v1/columns'; next;) {
    const answer = JSON.parse((await get(new URL(next, server.origin).href)).body.toString());
    found.push(...answer.data);
    next = answer.next;
  }
  return found;
}

/** `{path, page, pages}` of the deepest column; imports what is missing for page 5,000 when that is asked for. */
export async function deepColumn(server, { binary, data, env, say }) {
  let best = { pages: 0 };
  for (const column of await everyColumn(server)) {
    if (column.kind && column.kind !== 'list') continue;
    const path = `/columns/${column.path}`;
    const pages = (await exists(server, path, best.pages + 1)) ? await lastPage(server, path) : 0;
    if (pages > best.pages) best = { path, slug: column.path, pages };
  }
  const lacking = deep * perPage - best.pages * perPage + perPage;
  if (lacking > 0) {
    say(`the longest column, ${best.slug}, has ${best.pages} pages; importing ${lacking} items into it`);
    await server.stop();
    await importInto(best.slug, lacking, { binary, data, env });
    await server.begin();
    best.pages = await lastPage(server, best.path);
  }
  return { ...best, page: Math.min(deep, best.pages) };
}

async function importInto(slug, count, { binary, data, env }) {
  const file = join(temporaryFolder('import'), 'items.jsonl');
  const lines = [];
  for (let n = 0; n < count; n += 1) {
    const day = new Date(Date.UTC(2008, 0, 1) + (n % 4000) * 86_400_000).toISOString().slice(0, 10);
    lines.push(JSON.stringify({ id: `bench-${n}`, title: `测速用信息第 ${n} 条`, published_at: day, body: `<p>第 ${n} 条，仅为量一量栏目翻到很深时的快慢。</p>` }));
  }
  writeFileSync(file, lines.join('\n'));
  await run(binary, ['import', 'items', file, '--site', 'main', '--column', slug, '--data', data], { env });
}
