// Everything by keyboard: the skip link, a visible focus at every stop, the search, an item at the desk.

import { desk, door, site } from '../lib/find.mjs';
import { expect, journey } from '../lib/journey.mjs';
import { atDesk } from '../lib/staff.mjs';

/** Presses Tab until the focus is on what `is` accepts. */
async function tabTo(page, selector, limit = 250) {
  for (let n = 0; n < limit; n += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return;
  }
  throw new Error(`${selector} is not reached by ${limit} presses of Tab at ${page.url()}`);
}

/** What the focused element looks like: where it is, and whether one can see that it has the focus. */
const focused = (page) => page.evaluate(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const ringed = [one, one.parentElement, one.closest('label'), one.closest('details')].filter(Boolean).some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  });
  return {
    name: `<${one.localName}> ${(one.getAttribute('aria-label') ?? one.textContent ?? one.getAttribute('name') ?? '').trim().slice(0, 30)}`,
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ringed,
  };
});

journey('every stop of the focus on home and item can be seen', async ({ person }) => {
  const reader = await person();
  const { page } = reader;
  await reader.visit('/');
  const item = await site.itemLinks(page).first().getAttribute('href');
  for (const path of ['/', item]) {
    await reader.visit(path);
    let stops = 0;
    for (; stops < 400; stops += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (stop === null) break;
      expect(stop.seen, `${path}: the focus is on something out of sight: ${stop.name}`);
      expect(stop.ringed, `${path}: no focus ring on ${stop.name}`);
    }
    expect(stops > 10, `${path}: only ${stops} stops`);
    expect(stops < 400, `${path}: the focus never leaves the page`);
  }
});

journey('by keyboard: skip to the content, search, open the item', async ({ person }) => {
  const reader = await person();
  const { page } = reader;
  await reader.visit('/units');
  await page.keyboard.press('Tab');
  const target = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  expect(target?.startsWith('#'), `the first stop is no skip link but ${target}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'the skip link does not lead into the content');

  await reader.visit('/');
  const title = (await site.itemLinks(page).filter({ hasText: /\S{6,}/ }).first().innerText()).trim().split('\n')[0];
  await tabTo(page, 'input[name="q"]');
  await page.keyboard.insertText(title.slice(0, 6));
  await Promise.all([page.waitForURL(/\/search\?/), page.keyboard.press('Enter')]);
  await tabTo(page, 'main a[href*="/items/"]');
  await Promise.all([page.waitForURL(/\/items\//), page.keyboard.press('Enter')]);
});

journey('by keyboard: write an item at the desk and publish it', async ({ person, server }) => {
  const operator = await person();
  const { page } = operator;
  await atDesk(operator, server);
  await tabTo(page, 'a[href="/desk/items"], a[href="/desk/items/new"]');
  await operator.visit('/desk/items/new');
  await tabTo(page, '[name="title"]');
  const title = `键盘写成的通告 ${Date.now() % 1_000_000}`;
  await page.keyboard.insertText(title);
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
  await tabTo(page, '[name="body"]');
  await page.keyboard.insertText('用键盘写的正文。');
  await page.evaluate(() => document.querySelector('[name="title"]').focus());
  await tabTo(page, 'input[type="checkbox"][name="column"]');
  await page.keyboard.press('Space');
  await page.evaluate(() => document.querySelector('[name="title"]').focus());
  await Promise.all([page.waitForURL(/\/desk\/items\/(?!new)[^/?]+/), page.keyboard.press('Enter')]);
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
  await tabTo(page, 'form[action$="/publication"]:not(:has([name="at"])) button');
  await operator.leadingOn(() => page.keyboard.press('Enter'));
  const id = page.url().match(/\/desk\/items\/([^/?]+)/)[1];
  expect(await operator.visit(`/items/${id}`) === 200, 'what was published by keyboard is not public');
  expect((await site.heading(page).innerText()).includes(title), 'the published item has another title');
  expect(await door.login(page).count() === 0 && await desk.title(page).count() === 0, 'the public page shows the desk');
});
