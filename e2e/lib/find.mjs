// Where things are on our pages; the one file that knows. Things are found by what they are to a person (role, name,
// label), else by the addresses of the contract; never by a style's class name.

/** The public site. */
export const site = {
  main: (page) => page.getByRole('main'),
  heading: (page) => page.locator('h1').first(),
  search: (page) => page.locator('form[action$="/search"] input[name="q"]').first(),
  itemLinks: (page) => page.getByRole('main').locator('a[href*="/items/"]'),
  columnWithItems: (page) => page.locator('main section:has(a[href*="/items/"]) a[href*="/columns/"]').first(),
  unitLinks: (page) => page.getByRole('main').locator('a[href*="/units/"]'),
  language: (page, code) => page.locator(`a[hreflang="${code}"], a[lang="${code}"]`).first(),
  crumbs: (page) => page.locator('nav[aria-label] ol a[href*="/columns/"]'),
};

/** Signing in. */
export const door = {
  login: (page) => page.locator('input[name="login"]'),
  password: (page) => page.locator('input[name="password"]'),
  again: (page) => page.locator('input[name="again"]'),
  submit: (page) => page.locator('form:has(input[type="password"]) button').last(),
  signOut: (page) => page.locator('form[action="/desk/sign-out"] button').first(),
};

/** The desk's pages for items. */
export const desk = {
  title: (page) => page.locator('[name="title"]'),
  body: (page) => page.locator('[name="body"]'),
  note: (page) => page.locator('[name="note"]'),
  columns: (page) => page.locator('input[type="checkbox"][name="column"]:not([disabled])'),
  column: (page, title) => page.getByRole('checkbox', { name: title, exact: true }).first(),
  save: (page) => page.locator('button[name="then"][value="save"]'),
  saveAndPublish: (page) => page.locator('button[name="then"][value="publish"]'),
  publishSaved: (page) => page.locator('form[action$="/publication"]:not(:has([name="at"])) button'),
  publishAt: (page) => page.locator('form[action$="/publication"] [name="at"]'),
  schedule: (page) => page.locator('form[action$="/publication"]:has([name="at"]) button'),
  reason: (page) => page.locator('form[action$="/withdrawal"] [name="reason"]'),
  withdraw: (page) => page.locator('form[action$="/withdrawal"] button').last(),
};

/** Opens the `<details>` around something, as a person would before using it. */
export async function reveal(thing) {
  await thing.evaluate((element) => {
    for (let one = element.closest('details'); one; one = one.parentElement?.closest('details')) one.open = true;
  });
  return thing;
}

/** Chooses how pages are shown: `mode=elder`, `contrast=high`, `size=larger` …, by whatever the page offers for it. */
export async function chooseView(page, name, value) {
  const link = page.locator(`a[href*="/view?"][href*="${name}=${value}"]`).first();
  const button = page.locator(`form[action*="/view"] button[name="${name}"][value="${value}"]`).first();
  const hidden = page.locator(`form[action*="/view"]:has(input[type="hidden"][name="${name}"][value="${value}"]) button`).first();
  const radio = page.locator(`form[action*="/view"] input[type="radio"][name="${name}"][value="${value}"]`).first();
  for (const thing of [link, button, hidden]) {
    if (await thing.count() > 0) {
      await reveal(thing);
      await Promise.all([page.waitForLoadState('load'), thing.click()]);
      return;
    }
  }
  await reveal(radio);
  await radio.check();
  await page.locator('form[action*="/view"]:has(input[type="radio"]) button').last().click();
  await page.waitForLoadState('load');
}
