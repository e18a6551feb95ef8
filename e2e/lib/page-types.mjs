// One address of every type of page, found on the running site itself.

import { get } from '../../scripts/lib/server.mjs';

const json = async (url) => JSON.parse((await get(url)).body.toString('utf8'));

/** Everything an API list has, page after page, up to a bound. */
async function everything(origin, path, most = 1000) {
  const found = [];
  for (let next = path; next && found.length < most;) {
    const answer = await json(new URL(next, origin).href);
    found.push(...answer.data);
    next = answer.next;
  }
  return found;
}

export async function publicPages(origin) {
  const columns = await everything(origin, '/api/v1/columns');
  const items = await everything(origin, '/api/v1/items?limit=100');
  const units = await everything(origin, '/api/v1/units');
  const pages = [];
  const add = (name, path, status) => { if (path !== undefined) pages.push({ name, path, status }); };
  const column = (test) => { const found = columns.find(test); return found && `/columns/${found.path}`; };
  const parents = new Set(columns.map((one) => one.path.split('/').slice(0, -1).join('/')).filter(Boolean));
  const item = (kind) => { const found = items.find((one) => one.kind === kind); return found && `/items/${found.id}`; };
  add('home', '/');
  add('column', column((one) => one.kind === 'list' && !parents.has(one.path)));
  add('column-parent', column((one) => parents.has(one.path)));
  add('column-gallery', column((one) => one.kind === 'gallery'));
  add('column-page', column((one) => one.kind === 'page'));
  add('column-disclosure', column((one) => one.kind === 'disclosure'));
  for (const kind of new Set(items.map((one) => one.kind))) add(kind, item(kind));
  add('units', '/units');
  add('unit', `/units/${units[0].slug}`);
  add('search-empty', '/search');
  add('search', `/search?q=${encodeURIComponent('通知')}`);
  add('search-nothing', `/search?q=${encodeURIComponent('绝无此事甲乙丙')}`);
  add('disclosure', '/disclosure');
  add('sitemap', '/sitemap');
  add('styleguide', '/styleguide');
  add('accessibility', '/accessibility');
  add('english', '/en/');
  add('traditional', '/zh-hant/');
  add('not-found', '/nowhere', 404);
  for (const name of ['column', 'column-parent', 'article', 'document']) {
    if (!pages.some((one) => one.name === name && one.path)) throw new Error(`the demo city has no page of type ${name}`);
  }
  return pages;
}

/** The pages of the desk, for somebody who is signed in. */
export async function deskPages({ page, origin }) {
  const first = async (selector) => {
    const link = page.locator(selector).first();
    return await link.count() > 0 ? new URL(await link.getAttribute('href'), origin).pathname : undefined;
  };
  const pages = [
    { name: 'desk-work', path: '/desk' }, { name: 'desk-items', path: '/desk/items' }, { name: 'desk-new', path: '/desk/items/new' },
    { name: 'desk-columns', path: '/desk/columns' }, { name: 'desk-people', path: '/desk/people' }, { name: 'desk-audit', path: '/desk/audit' },
    { name: 'desk-not-found', path: '/desk/nowhere', status: 404 },
  ];
  await page.goto(`${origin}/desk/items?state=published`);
  const item = await first('main a[href^="/desk/items/"]:not([href$="/new"])');
  if (item === undefined) throw new Error('the desk lists no item');
  pages.push({ name: 'desk-edit', path: item }, { name: 'desk-versions', path: `${item}/versions` }, { name: 'desk-version', path: `${item}/versions/1` });
  await page.goto(`${origin}/desk/columns`);
  const column = await first('main a[href^="/desk/columns/"]:not([href$="/new"])');
  if (column !== undefined) pages.push({ name: 'desk-column', path: column });
  return pages;
}
