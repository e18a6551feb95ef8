// What every page is held to: an accessible page (axe), valid HTML, no sideways scrolling on the narrowest phone.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { get } from '../../scripts/lib/server.mjs';
import { widths } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    // Matters of taste that our templates decide otherwise.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off',
    'tel-non-breaking': 'off',
    // A group of checkboxes shares its name.
    'form-dup-name': 'off',
    'no-inline-style': 'error',
    'no-dup-id': 'error',
  },
});

/** Everything axe objects to on the page as it stands, each with the element it means. */
export async function accessibilityFaults(page) {
  // Evaluated by the debugger, which a page's content security policy does not bind.
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    resultTypes: ['violations'],
  }));
  return found.violations.flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id} (${one.impact}): ${node.target.join(' ')}: ${node.failureSummary.split('\n').slice(1, 2).join('').trim()}`));
}

/** What an HTML checker says about the bytes as the server sent them. */
export async function htmlFaults(origin, path, cookie) {
  const answer = await get(origin + path, { Accept: 'text/html', ...(cookie && { Cookie: cookie }) });
  const report = await validator.validateString(answer.body.toString('utf8'));
  return report.results.flatMap((one) => one.messages).map((one) => `${one.ruleId} at ${one.line}:${one.column}: ${one.message}`);
}

/** Whether the page can be pushed sideways at 320 px. */
export async function sidewaysFaults(page) {
  const before = page.viewportSize();
  await page.setViewportSize(widths.narrow);
  const found = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= window.innerWidth) return null;
    const culprits = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('[tabindex="0"]'))
      .slice(-2)
      .map((one) => `<${one.localName} class="${one.getAttribute('class') ?? ''}">`);
    return `scrolls sideways at 320 px: ${wide} px wide, ${culprits.join(', ')}`;
  });
  await page.setViewportSize(before);
  return found ? [found] : [];
}
