// The pictures of the README: docs/screenshot-*.png, from a demo city of the usual size.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../scripts/lib/arguments.mjs';
import { root } from '../scripts/lib/place.mjs';
import { run, Server, temporaryFolder } from '../scripts/lib/server.mjs';
import { openBrowser, Person } from './lib/browser.mjs';
import { chooseView } from './lib/find.mjs';
import { publicPages } from './lib/page-types.mjs';
import { atDesk } from './lib/staff.mjs';

const given = readArguments({ binary: 'target/release/sunhall', items: 2000, to: join(root, 'docs') });
const data = temporaryFolder('pictures');
await run(given.binary, ['demo', '--data', data, '--items', String(given.items)]);
const server = await Server.start(given.binary, { data });
const browser = await openBrowser();
const pages = Object.fromEntries((await publicPages(server.origin)).map((one) => [one.name, one.path]));
mkdirSync(given.to, { recursive: true });

async function picture(name, path, { size = 'desk', height, before } = {}) {
  const person = await Person.at(browser, server.origin, { size });
  await before?.(person);
  await person.visit(path);
  if (height) await person.page.setViewportSize({ ...person.page.viewportSize(), height });
  await person.page.evaluate(() => document.fonts.ready);
  await person.page.screenshot({ path: join(given.to, `screenshot-${name}.png`) });
  await person.close();
  console.log(`docs/screenshot-${name}.png`);
}

await picture('home', '/', { height: 1500 });
await picture('document', pages.document, { height: 1100 });
await picture('phone', '/', { size: 'phone' });
await picture('elder', '/', { size: 'phone', before: async (person) => { await person.visit('/'); await chooseView(person.page, 'mode', 'elder'); } });
await picture('desk', '/desk/items', { before: (person) => atDesk(person, server) });
await browser.close();
await server.stop();
