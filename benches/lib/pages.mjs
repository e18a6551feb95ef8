// Chooses the pages to measure with, lists every item's address, and weighs pages as a browser receives them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { get, run, temporaryFolder } from '../../scripts/lib/server.mjs';
import { decode } from '../../scripts/lib/forms.mjs';

const pathOf = (address) => new URL(address).pathname;

/** The address of every item, from the site map that search engines read. */
export async function addresses(server) {
  const places = async (path) => [...(await get(server.origin + path)).body.toString().matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, one]) => decode(one));
  const found = new Set();
  for (const part of await places('/sitemap.xml')) {
    if (/sitemap-\d+\.xml$/.test(part)) for (const one of await places(pathOf(part))) found.add(pathOf(one));
    else found.add(pathOf(part));
  }
  return [...found].filter((path) => path.startsWith('/items/'));
}

/** A page both ways. What is sent compressed must be what is sent plain. */
async function both(server, path) {
  const plain = await get(server.origin + path);
  const gzip = await get(server.origin + path, { 'Accept-Encoding': 'gzip' });
  if (plain.status !== 200 || gzip.headers['content-encoding'] !== 'gzip') throw new Error(`${path}: ${plain.status}, ${gzip.headers['content-encoding']}`);
  if (!gunzipSync(gzip.body).equals(plain.body)) throw new Error(`${path}: the compressed page is another page`);
  return { path, plain: plain.body, gzip: gzip.body };
}

const json = async (url) => JSON.parse((await get(url)).body.toString());

/**
 * Puts an item whose page is as near to `wanted` bytes as whole paragraphs allow into a column, made of paragraphs of the
 * city's own items, and gives its address. The server is stopped and started for it.
 */
async function placeItem(server, binary, wanted) {
  const title = '测速用的一篇长文';
  const list = await json(`${server.origin}/api/v1/items?limit=100`);
  const column = list.data[0].columns[0];
  const frame = (await get(list.data[0].url.replace(/^.*?\/items/, `${server.origin}/items`))).body.length
    - Buffer.byteLength((await json(`${server.origin}/api/v1/items/${list.data[0].id}`)).body_html);
  const paragraphs = [];
  for (let n = 0, room = wanted - frame; n < list.data.length && room > 0; n += 1) {
    const { body_html: body } = await json(`${server.origin}/api/v1/items/${list.data[n].id}`);
    for (const [paragraph] of body.matchAll(/<p>[\s\S]*?<\/p>/g)) {
      if (Buffer.byteLength(paragraph) > room) { room = 0; break; }
      paragraphs.push(paragraph);
      room -= Buffer.byteLength(paragraph);
    }
  }
  const file = join(temporaryFolder('long'), 'item.jsonl');
  writeFileSync(file, `${JSON.stringify({ id: 'bench-long', title, published_at: new Date().toISOString().slice(0, 10), body: paragraphs.join('\n'), format: 'html' })}\n`);
  await server.stop();
  await run(binary, ['import', 'items', file, '--site', 'main', '--column', column, '--data', server.data]);
  await server.begin();
  const found = (await json(`${server.origin}/api/v1/items?column=${encodeURIComponent(column)}&limit=100`)).data.find((one) => one.title === title);
  if (!found) throw new Error('the item that was imported for measuring is not listed');
  return `/items/${found.id}`;
}

/** `hot`: an item page of about 30 KB; `typical`: the one nearest to the mean, for comparing uncached pages. */
export async function choosePages(server, binary, wanted = 30_000) {
  const all = await addresses(server);
  const sample = [];
  for (let n = 0; n < Math.min(400, all.length); n += 1) {
    const path = all[Math.floor((n * all.length) / Math.min(400, all.length))];
    const answer = await get(server.origin + path);
    if (answer.status === 200) sample.push({ path, size: answer.body.length });
  }
  const mean = sample.reduce((sum, one) => sum + one.size, 0) / sample.length;
  const typical = sample.reduce((best, one) => (Math.abs(one.size - mean) < Math.abs(best.size - mean) ? one : best)).path;
  return { hot: await both(server, await placeItem(server, binary, wanted)), typical: await both(server, typical) };
}

/** Bytes of a page and of all it makes a browser fetch, compressed, pictures left out. */
export async function weigh(server, path) {
  const compressed = { 'Accept-Encoding': 'gzip' };
  const page = await get(server.origin + path, compressed);
  const html = gunzipSync(page.body).toString();
  const found = { all: page.body.length, scripts: 0, styles: 0, foreign: 0 };
  const wanted = [
    ...[...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => ({ tag, kind: tag.match(/\brel="?([\w -]+)/)?.[1], address: tag.match(/\bhref="?([^"\s>]+)/)?.[1] }))
      .filter(({ kind }) => /stylesheet|icon|preload|manifest/.test(kind ?? '')),
    ...[...html.matchAll(/<script\b[^>]*\bsrc="?([^"\s>]+)/g)].map(([tag, address]) => ({ tag, kind: 'script', address })),
    ...[...html.matchAll(/<(?:img|source|iframe|video|audio|embed)\b[^>]*\bsrc="?([^"\s>]+)/g)].map(([tag, address]) => ({ tag, kind: 'picture', address })),
  ];
  for (const { kind, address } of wanted) {
    const url = new URL(decode(address), server.origin + path);
    if (url.origin !== server.origin) { found.foreign += 1; continue; }
    if (kind === 'picture') continue;
    const answer = await get(url.href, compressed);
    if (answer.status !== 200) throw new Error(`${path} asks for ${url.pathname}, which answers ${answer.status}`);
    found.all += answer.body.length;
    if (kind === 'script') found.scripts += answer.body.length;
    if (/stylesheet/.test(kind)) found.styles += 1;
  }
  return found;
}
