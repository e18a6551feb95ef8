// Coming to the desk: by the one-time link the first time, by name and password afterwards.

import { expect } from './journey.mjs';
import { password } from '../../scripts/lib/desk.mjs';
import { door } from './find.mjs';

export { password };

// One administrator a server: their name, read from the page that lets them set their password, and a session that later
// journeys go on with, because signing in too often is refused.
const known = new Map();

/** Follows the server's one-time link and sets a password. */
export async function firstTime(person, server) {
  const link = await server.link();
  const { page } = person;
  expect(await person.visit(new URL(link).pathname) === 200, 'the one-time link does not open');
  const login = await page.evaluate(() => document.querySelector('[autocomplete="username"]')?.value
    ?? document.querySelector('[name="login"]')?.value ?? document.querySelector('main code, main strong')?.textContent.trim());
  await door.password(page).fill(password);
  if (await door.again(page).count() > 0) await door.again(page).fill(password);
  await door.submit(page).click();
  await page.waitForURL(/\/desk(\?.*)?$/);
  known.set(server.origin, { login, cookies: null });
  return { link, login };
}

/** Signs in with name and password, on the page for it. */
export async function signIn(person, login, secret = password) {
  await person.visit('/desk/sign-in');
  await door.login(person.page).fill(login);
  await door.password(person.page).fill(secret);
  await door.submit(person.page).click();
  await person.page.waitForLoadState('load');
}

/** At the desk, by whichever way is open. */
export async function atDesk(person, server) {
  const staff = known.get(server.origin);
  if (staff === undefined) return firstTime(person, server);
  if (staff.cookies !== null) {
    await person.context.addCookies(staff.cookies);
    await person.visit('/desk');
    return { login: staff.login };
  }
  await signIn(person, staff.login);
  await person.page.waitForURL(/\/desk(\?.*)?$/);
  staff.cookies = await person.context.cookies();
  return { login: staff.login };
}
