// A person's browser: Chromium in which everything that should not happen is noted (scripts' errors, requests to
// others, refused resources).

import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-default-apps',
  '--disable-domain-reliability', '--no-default-browser-check', '--font-render-hinting=none',
];

export const widths = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 }, narrow: { width: 320, height: 640 } };

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
}

/** A fresh person: no cookies, one window. `faults` fills with what went wrong on any page they opened. */
export class Person {
  faults = [];

  static async at(browser, origin, { size = 'desk', scripts = true, locale = 'zh-CN', ...rest } = {}) {
    const person = new Person();
    person.origin = origin;
    person.context = await browser.newContext({
      baseURL: origin, viewport: widths[size], javaScriptEnabled: scripts, locale, timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce', ...rest,
    });
    person.context.setDefaultTimeout(15_000);
    person.context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) person.faults.push(`asked a third party: ${url}`);
    });
    person.context.on('response', (response) => {
      const request = response.request();
      // A page may answer 404 because the journey asks for one; what a page draws in must be there.
      if (response.status() >= 400 && !request.isNavigationRequest()) person.faults.push(`${response.status()} for ${response.url()} on ${request.frame().url()}`);
    });
    person.context.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !/^Failed to load resource/.test(text)) person.faults.push(`console at ${message.page()?.url()}: ${text}`);
    });
    person.context.on('weberror', (error) => person.faults.push(`script at ${error.page()?.url()}: ${error.error().message}`));
    person.page = await person.context.newPage();
    return person;
  }

  /** Goes to an address and gives the status of its answer. */
  async visit(path) {
    const answer = await this.page.goto(path, { waitUntil: 'load' });
    return answer.status();
  }

  /** Does something that leads to a page (the same or another) and waits until that page is there. */
  async leadingOn(act) {
    await Promise.all([this.page.waitForEvent('framenavigated'), act()]);
    await this.page.waitForLoadState('load');
  }

  async close() { await this.context.close(); }
}
