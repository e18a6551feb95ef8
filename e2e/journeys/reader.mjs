// A newcomer reads: home, a column, an item, a department, the search, an address that is wrong.

import { expect, journey, same } from '../lib/journey.mjs';
import { site } from '../lib/find.mjs';

for (const scripts of [true, false]) {
  for (const size of ['desk', 'phone']) {
    const how = `${scripts ? 'with' : 'without'} scripts, ${size === 'phone' ? 'on a phone' : 'on a wide screen'}`;
    journey(`a newcomer reads, ${how}`, async ({ person }) => {
      const reader = await person({ scripts, size });
      const { page } = reader;
      same(await reader.visit('/'), 200, 'the home page');
      expect((await page.title()).length > 1, 'the home page has no title');

      const column = site.columnWithItems(page);
      await Promise.all([page.waitForURL(/\/columns\//), column.click()]);
      const columnName = (await site.heading(page).innerText()).trim();
      expect(columnName !== '', 'the column page has no heading');

      const link = site.itemLinks(page).filter({ hasText: /\S{4,}/ }).first();
      const address = new URL(await link.getAttribute('href'), reader.origin).pathname;
      await Promise.all([page.waitForURL(`**${address}`), link.click()]);
      const title = (await site.heading(page).innerText()).trim();
      expect((await page.title()).includes(title.slice(0, 10)), 'the window title does not name the item');
      expect(await page.locator('main time').count() > 0, 'the item does not say when it was published');

      same(await reader.visit('/units'), 200, 'the list of departments');
      const unit = site.unitLinks(page).filter({ hasText: /\S{2,}/ }).first();
      await Promise.all([page.waitForURL(/\/units\/[^/]+$/), unit.click()]);
      expect((await site.heading(page).innerText()).trim() !== '', 'the department has no heading');

      await reader.visit('/');
      await site.search(page).fill(title.slice(0, 12));
      await Promise.all([page.waitForURL(/\/search\?/), site.search(page).press('Enter')]);
      expect(await page.locator(`main a[href$="${address}"]`).count() > 0, `searching ${title.slice(0, 12)} does not find ${address}`);
    });
  }
}

journey('wrong addresses get help, not a trace', async ({ person }) => {
  const reader = await person();
  const { page } = reader;
  for (const [path, status] of [['/nowhere', 404], ['/items/99999999', 404], ['/items/abc', 404], ['/columns/not/there', 404], ['/units/nobody', 404]]) {
    same(await reader.visit(path), status, path);
    expect(await site.search(page).count() > 0, `${path} offers no search`);
    expect(await page.locator('a[href="/"]').count() > 0, `${path} does not lead home`);
    expect(!/panicked|backtrace|\.rs:\d/i.test(await page.content()), `${path} shows the program's insides`);
  }
  for (const path of ['/search?q=%ff%fe', '/columns/%2e%2e/%2e%2e', '/search?page=-1', '/search?q=a&page=99999999999999999999', '/disclosure?year=abc&page=x', '/items/%00']) {
    const status = await reader.visit(path);
    expect(status < 500, `${path} answers ${status}`);
  }
});
