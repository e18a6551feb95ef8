// Every type of page, public and at the desk, at both widths: accessible, valid, no sideways scrolling, light enough,
// nothing from third parties. Takes a picture of each.

import { get } from '../../scripts/lib/server.mjs';
import { accessibilityFaults, htmlFaults, sidewaysFaults } from '../lib/checks.mjs';
import { chooseView } from '../lib/find.mjs';
import { expect, journey } from '../lib/journey.mjs';
import { publicPages, deskPages } from '../lib/page-types.mjs';
import { atDesk } from '../lib/staff.mjs';

const sizes = [['phone', 390], ['desk', 1440]];

/** Looks at one page at one width; gives every fault, with the page's name before it. */
async function inspect(visitor, { name, path, status = 200 }, width, shots, prefix = '') {
  const found = await visitor.visit(path);
  const faults = [];
  if (found !== status) faults.push(`answers ${found}, not ${status}`);
  await visitor.page.evaluate(() => document.fonts.ready);
  await visitor.page.screenshot({ path: `${shots}/${prefix}${name}-${width}.png`, fullPage: true });
  faults.push(...await accessibilityFaults(visitor.page));
  if (width === 390) faults.push(...await sidewaysFaults(visitor.page));
  return faults.map((fault) => ({ where: `${prefix}${name} ${width}`, fault }));
}

/** Says each fault once, with the pages that have it. */
function judge(faults) {
  const places = new Map();
  for (const { where, fault } of faults) places.set(fault, [...(places.get(fault) ?? []), where]);
  const lines = [...places].map(([fault, pages]) => `${fault}\n    on ${pages.slice(0, 8).join(', ')}${pages.length > 8 ? ` and ${pages.length - 8} more` : ''}`);
  expect(lines.length === 0, `${lines.length} faults:\n${lines.slice(0, 40).join('\n')}`);
}

async function validity(origin, pages, cookie) {
  const found = [];
  for (const page of pages) for (const fault of await htmlFaults(origin, page.path, cookie)) found.push({ where: `${page.name} (${page.path})`, fault });
  return found;
}

journey('every public page type is accessible and valid', async ({ person, origin, shots }) => {
  const pages = await publicPages(origin);
  const faults = [];
  for (const [size, width] of sizes) {
    const reader = await person({ size });
    for (const page of pages) faults.push(...await inspect(reader, page, width, shots));
  }
  faults.push(...await validity(origin, pages));
  judge(faults);
});

journey('长者模式 and high contrast are accessible on every public page type', async ({ person, origin, shots }) => {
  const pages = (await publicPages(origin)).filter((page) => !['english', 'traditional'].includes(page.name));
  const faults = [];
  for (const [name, value, prefix, size, width] of [['mode', 'elder', 'elder-', 'phone', 390], ['mode', 'elder', 'elder-', 'desk', 1440], ['contrast', 'high', 'contrast-', 'desk', 1440]]) {
    const reader = await person({ size });
    await reader.visit('/accessibility');
    await chooseView(reader.page, name, value);
    for (const page of pages) faults.push(...await inspect(reader, page, width, shots, prefix));
  }
  judge(faults);
});

for (const colorScheme of ['light', 'dark']) {
  journey(`every page of the desk is accessible and valid, ${colorScheme}`, async ({ person, server, origin, shots }) => {
    const faults = [];
    for (const [size, width] of sizes) {
      const staff = await person({ size, colorScheme });
      await staff.visit('/desk/sign-in');
      if (colorScheme === 'light') faults.push(...(await inspect(staff, { name: 'desk-sign-in', path: '/desk/sign-in' }, width, shots)));
      await atDesk(staff, server);
      const pages = await deskPages(staff);
      for (const page of pages) faults.push(...await inspect(staff, page, width, shots, colorScheme === 'dark' ? 'dark-' : ''));
      if (size === 'desk' && colorScheme === 'light') {
        const cookie = (await staff.context.cookies()).map((one) => `${one.name}=${one.value}`).join('; ');
        faults.push(...await validity(origin, pages, cookie));
      }
    }
    judge(faults);
  });
}

journey('pages are light: what a browser receives', async ({ person, origin }) => {
  const pages = await publicPages(origin);
  const item = pages.find((page) => page.name === 'article').path;
  for (const [path, most] of [['/', 150_000], [item, 60_000]]) {
    const reader = await person();
    const received = [];
    reader.page.on('requestfinished', (request) => received.push(request.sizes().then((sizes) => ({ type: request.resourceType(), bytes: sizes.responseBodySize }))));
    await reader.visit(path);
    await reader.page.waitForLoadState('networkidle');
    const all = await Promise.all(received);
    const sum = (wanted) => all.filter(wanted).reduce((total, one) => total + one.bytes, 0);
    const whole = sum((one) => one.type !== 'image');
    const scripts = sum((one) => one.type === 'script');
    expect(whole > 1000 && whole <= most, `${path} weighs ${whole} bytes without pictures; at most ${most}`);
    expect(scripts <= 30_000, `the scripts of ${path} weigh ${scripts} bytes`);
    expect(all.filter((one) => one.type === 'stylesheet').length === 1, `${path} has ${all.filter((one) => one.type === 'stylesheet').length} style sheets`);
  }
});

journey('feeds, site map and API are well formed', async ({ person, origin }) => {
  const reader = await person();
  await reader.visit('/');
  for (const path of ['/sitemap.xml', '/feeds/all.atom', '/feeds/all.rss']) {
    const answer = await get(origin + path);
    expect(answer.status === 200, `${path} answers ${answer.status}`);
    const fault = await reader.page.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? null, answer.body.toString('utf8'));
    expect(fault === null, `${path}: ${fault}`);
  }
  for (const path of ['/api/openapi.json', '/api/v1/items', '/api/v1/columns', '/api/v1/units']) {
    const answer = await get(origin + path);
    expect(answer.status === 200, `${path} answers ${answer.status}`);
    const found = JSON.parse(answer.body.toString('utf8'));
    if (path.includes('/v1/')) expect(Array.isArray(found.data) && found.data.length > 0 && typeof found.total === 'number' && 'next' in found, `${path} is not {data, total, next}`);
  }
});
