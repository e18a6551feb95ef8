// Chooses the pages to measure with, lists every item's address, and weighs pages as a browser receives them.

import { gunzipSync } from 'node:zlib';
import { get } from '../../scripts/lib/server.mjs';
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

/** `hot`: the item page nearest to 30 KB; `typical`: the one nearest to the mean, for comparing uncached pages. */
export async function choosePages(server, wanted = 30_000) {
  const all = await addresses(server);
  const sample = [];
  for (let n = 0; n < 400; n += 1) {
    const path = all[Math.floor((n * all.length) / 400)];
    if (!path || sample.some((one) => one.path === path)) continue;
    const answer = await get(server.origin + path);
    if (answer.status === 200) sample.push({ path, size: answer.body.length });
  }
  const mean = sample.reduce((sum, one) => sum + one.size, 0) / sample.length;
  const nearest = (size) => sample.reduce((best, one) => (Math.abs(one.size - size) < Math.abs(best.size - size) ? one : best)).path;
  return { hot: await both(server, nearest(wanted)), typical: await both(server, nearest(mean)) };
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
