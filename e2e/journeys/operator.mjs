// Somebody of the information centre: the first sign-in, publishing, correcting, withdrawing, scheduling.

import { get } from '../../scripts/lib/server.mjs';
import { desk, door, reveal, site } from '../lib/find.mjs';
import { expect, journey, same, within } from '../lib/journey.mjs';
import { atDesk, firstTime, signIn } from '../lib/staff.mjs';

const text = async (url) => {
  const answer = await get(url);
  return answer.status === 200 ? answer.body.toString('utf8') : '';
};

/** A column that the home page shows and that items can be put in: `{title, path}`. */
async function columnOnHome(person) {
  const { page, origin } = person;
  await person.visit('/');
  const items = await site.itemLinks(page).evaluateAll((links) => [...new Set(links.map((link) => link.pathname))].slice(0, 12));
  for (const item of items) {
    await person.visit(item);
    const crumb = site.crumbs(page).last();
    if (await crumb.count() === 0) continue;
    const title = (await crumb.innerText()).trim();
    const path = new URL(await crumb.getAttribute('href'), origin).pathname;
    return { title, path };
  }
  throw new Error('no item of the home page says which column it is in');
}

async function writeItem(person, title, column) {
  const { page } = person;
  await person.visit('/desk/items/new');
  await desk.title(page).fill(title);
  await desk.body(page).fill('<p>这是一条测试信息。</p><p>第二段，说清楚何时何地何事。</p>');
  const box = await reveal(desk.column(page, column.title));
  await box.check();
  await desk.save(page).click();
  await page.waitForURL(/\/desk\/items\/(?!new)[^/?]+/);
  return page.url().match(/\/desk\/items\/([^/?]+)/)[1];
}

/** Everywhere the public could see an item, by name of the place. */
function places(origin, id, column) {
  const feed = column.path.replace(/^\/columns\//, '/feeds/');
  return {
    item: () => text(`${origin}/items/${id}`),
    home: () => text(`${origin}/`),
    column: () => text(`${origin}${column.path}`),
    atom: () => text(`${origin}${feed}.atom`),
    rss: () => text(`${origin}${feed}.rss`),
    api: () => text(`${origin}/api/v1/items`),
  };
}

async function seenWithinASecond(where, title) {
  await Promise.all(Object.entries(where).map(([name, look]) => within(1000, `“${title}” on ${name}`, async () => (await look()).includes(title))));
}

async function goneWithinASecond(where, title) {
  await Promise.all(Object.entries(where).map(([name, look]) => within(1000, `“${title}” still on ${name}`, async () => !(await look()).includes(title))));
}

journey('the operator comes in, publishes, corrects and withdraws', async ({ person, server, origin, shots }) => {
  const operator = await person();
  const { page } = operator;
  await operator.visit('/desk');
  await page.waitForURL(/\/desk\/sign-in/);
  const { link, login } = await firstTime(operator, server);

  const stranger = await person();
  const again = await stranger.visit(new URL(link).pathname);
  expect(again !== 200 || await door.password(stranger.page).count() === 0, 'a one-time link works twice');

  const column = await columnOnHome(operator);
  const title = `关于测试发布的通告 ${Date.now() % 1_000_000}`;
  const id = await writeItem(operator, title, column);
  same((await get(`${origin}/items/${id}`)).status, 404, 'a draft on the public site');
  // Filled before publishing, so that what must fall out of the page cache is in it.
  const where = places(origin, id, column);
  for (const look of Object.values(where)) await look();

  await operator.leadingOn(async () => desk.publishSaved(page).click());
  await seenWithinASecond(where, title);
  await page.screenshot({ path: `${shots}/desk-published.png`, fullPage: true });

  const corrected = `${title}（更正）`;
  await operator.visit(`/desk/items/${id}`);
  await desk.title(page).fill(corrected);
  await desk.note(page).fill('更正标题');
  await operator.leadingOn(async () => desk.saveAndPublish(page).click());
  await seenWithinASecond(where, corrected);
  await operator.visit(`/desk/items/${id}/versions`);
  expect(await page.locator(`a[href*="/desk/items/${id}/versions/"]`).count() >= 2, 'a correction made no version');

  const reason = '文中日期有误，重新核对后另行发布';
  await operator.visit(`/desk/items/${id}`);
  await (await reveal(desk.reason(page))).fill(reason);
  await operator.leadingOn(async () => desk.withdraw(page).click());
  const { item, ...lists } = where;
  await goneWithinASecond(lists, corrected);
  await within(1000, 'the withdrawn item still answers', async () => (await item()) === '');
  same(await stranger.visit(`/items/${id}`), 410, 'a withdrawn item');
  expect((await site.main(stranger.page).innerText()).includes(reason), 'the withdrawn page does not give the reason');
  await stranger.page.screenshot({ path: `${shots}/withdrawn-1440.png`, fullPage: true });

  await operator.leadingOn(async () => (await reveal(door.signOut(page))).click());
  await operator.visit('/desk');
  await page.waitForURL(/\/desk\/sign-in/);
  await signIn(operator, login, '一定不对的密码-000');
  expect(/\/desk\/sign-in/.test(page.url()), 'a wrong password opens the desk');
  await signIn(operator, login);
  await page.waitForURL(/\/desk(\?.*)?$/);
});

journey('a scheduled item is not seen before its time', async ({ person, server, origin }) => {
  const operator = await person();
  const { page } = operator;
  await atDesk(operator, server);
  const column = await columnOnHome(operator);
  const title = `关于定时发布的通告 ${Date.now() % 1_000_000}`;
  const id = await writeItem(operator, title, column);
  const at = new Date(Date.now() + (24 + 8) * 3_600_000).toISOString().slice(0, 16);
  await (await reveal(desk.publishAt(page))).fill(at);
  await operator.leadingOn(async () => desk.schedule(page).click());
  same((await get(`${origin}/items/${id}`)).status, 404, 'a scheduled item on the public site');
  for (const [name, look] of Object.entries(places(origin, id, column))) expect(!(await look()).includes(title), `the scheduled item is seen on ${name}`);
  await operator.visit('/desk/items?state=scheduled');
  expect((await site.main(page).innerText()).includes(title), 'the desk does not list the scheduled item');
});

journey('a form with a mistake says which and keeps what was written', async ({ person, server }) => {
  const operator = await person();
  const { page } = operator;
  await atDesk(operator, server);
  await operator.visit('/desk/items/new');
  await desk.body(page).fill('<p>没有标题的正文。</p>');
  await desk.title(page).evaluate((field) => field.closest('form').setAttribute('novalidate', ''));
  await operator.leadingOn(async () => desk.save(page).click());
  expect((await desk.body(page).inputValue()).includes('没有标题的正文'), 'what was written is lost');
  expect(await page.locator('[aria-invalid="true"]').count() > 0, 'no field is marked as wrong');
  expect(await page.locator('main a[href^="#"]').count() > 0, 'the mistakes are not linked to their fields');
});
