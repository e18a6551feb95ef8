// Finds the longest column, and fills it up with imported items where it has no page 5,000.

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

/** The list column with the most pages: `{path, slug, pages}`. */
export async function longestColumn(server) {
  let best = { pages: 0 };
  for (const column of await everyColumn(server)) {
    if (column.kind && column.kind !== 'list') continue;
    const path = `/columns/${column.path}`;
    const pages = (await exists(server, path, best.pages + 1)) ? await lastPage(server, path) : 0;
    if (pages > best.pages) best = { path, slug: column.path, pages };
  }
  return best;
}

/** Imports what the column lacks for a page 5,000, with the server stopped meanwhile; gives the page to ask for. */
export async function deepen(server, column, { binary, data, env, say }) {
  const lacking = deep * perPage - column.pages * perPage + perPage;
  if (lacking > 0) {
    say(`the longest column, ${column.slug}, has ${column.pages} pages; importing ${lacking} items into it`);
    await server.stop();
    await importInto(column.slug, lacking, { binary, data, env });
    await server.begin();
  }
  return Math.min(deep, await lastPage(server, column.path));
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
