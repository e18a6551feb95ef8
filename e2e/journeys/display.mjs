// Reading as one likes: English, traditional characters, 长者模式, high contrast, larger text; with scripts and without.

import { expect, journey, same } from '../lib/journey.mjs';
import { chooseView, reveal, site } from '../lib/find.mjs';

const bodySize = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

/** The contrast ratio of running text to what is behind it. */
const contrast = (page) => page.evaluate(() => {
  const luminance = (color) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const text = luminance(getComputedStyle(document.body).color);
  const paper = luminance([document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor).find((one) => one !== 'rgba(0, 0, 0, 0)') ?? '#fff');
  return (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
});

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';

  journey(`the language is changed, ${how}`, async ({ person }) => {
    const reader = await person({ scripts });
    const { page } = reader;
    await reader.visit('/units');
    const chinese = await site.heading(page).innerText();
    await (await reveal(site.language(page, 'en'))).click();
    await page.waitForURL('**/en/units');
    same(await page.locator('html').getAttribute('lang'), 'en', 'the language of the page');
    expect(await site.heading(page).innerText() !== chinese, 'the heading is not English');
    await (await reveal(site.language(page, 'zh-Hant'))).click();
    await page.waitForURL('**/zh-hant/units');
    same(await page.locator('html').getAttribute('lang'), 'zh-Hant', 'the language of the page');
    const traditional = await site.main(page).innerText();
    expect(/[門務員會點財經]/.test(traditional) && !/[门务员会点财经]/.test(traditional), 'the text is not traditional throughout');
    await site.unitLinks(page).first().click();
    await page.waitForURL('**/zh-hant/units/*');
    await (await reveal(site.language(page, 'zh-Hans'))).click();
    await page.waitForURL((url) => /^\/units\//.test(url.pathname));
  });

  journey(`长者模式 stays until left, ${how}`, async ({ person, shots }) => {
    const reader = await person({ scripts, size: 'phone' });
    const { page } = reader;
    await reader.visit('/');
    const before = await bodySize(page);
    await chooseView(page, 'mode', 'elder');
    expect(await bodySize(page) >= 20, `text is ${await bodySize(page)} px in 长者模式`);
    await page.screenshot({ path: `${shots}/elder-home-390.png`, fullPage: true });
    await reader.visit('/units');
    expect(await bodySize(page) >= 20, '长者模式 is lost on the next page');
    const small = await page.evaluate(() => [...document.querySelectorAll('main a, main button')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24 && getComputedStyle(one).display !== 'inline').length);
    same(small, 0, 'targets too small to hit');
    await chooseView(page, 'mode', 'standard');
    await reader.visit('/');
    same(await bodySize(page), before, 'the text size after leaving 长者模式');
  });

  journey(`high contrast and larger text, ${how}`, async ({ person }) => {
    const reader = await person({ scripts });
    const { page } = reader;
    await reader.visit('/accessibility');
    const before = await bodySize(page);
    await chooseView(page, 'contrast', 'high');
    expect(await contrast(page) >= 12, `contrast is ${(await contrast(page)).toFixed(1)}`);
    await reader.visit('/accessibility');
    await chooseView(page, 'size', 'larger');
    expect(await bodySize(page) > before, 'the text did not grow');
    expect(await contrast(page) >= 12, 'choosing a size lost the contrast');
  });
}
