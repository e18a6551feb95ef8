// A staff member at the desk without a browser: follows the one-time link, keeps the session, fills the rendered forms.

import { Agent, request } from 'node:http';
import { fill, readForms } from './forms.mjs';

export const password = '阳光厅-Journey-2026';

/** What the desk's fields are called; the only place in the scripts that knows. */
export const fieldNames = {
  title: 'title',
  body: 'body',
  column: 'column',
};

export class Desk {
  #cookies = new Map();
  #agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(origin) { this.origin = origin; }

  /** One request, no redirect followed; rejects only when no whole answer came. */
  send(method, path, { pairs, headers = {} } = {}) {
    const body = pairs && new URLSearchParams(pairs).toString();
    const url = new URL(path, this.origin);
    return new Promise((done, fail) => {
      const call = request(url, {
        method,
        agent: this.#agent,
        headers: {
          Accept: 'text/html',
          Origin: this.origin,
          ...(this.#cookies.size > 0 && { Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }),
          ...headers,
        },
      }, (answer) => {
        for (const cookie of answer.headers['set-cookie'] ?? []) {
          const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
          if (/max-age=0/i.test(cookie) || value === '') this.#cookies.delete(name);
          else this.#cookies.set(name, value);
        }
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', fail);
        answer.on('aborted', () => fail(new Error('the answer was cut off')));
        answer.on('end', () => {
          const html = Buffer.concat(parts).toString('utf8');
          done({ status: answer.statusCode, location: answer.headers.location, html, path: url.pathname });
        });
      });
      call.on('error', fail);
      call.end(body);
    });
  }

  async page(path) {
    let answer = await this.send('GET', path);
    for (let hops = 0; answer.location && hops < 5; hops += 1) answer = await this.send('GET', answer.location);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${summary(answer.html)}`);
    return answer;
  }

  /** Finds the form a page has for an address and gives the answer to sending it. */
  async submit(page, action, values, button = []) {
    const form = typeof action === 'object' ? action : findForm(page, action);
    const target = new URL(form.action || page.path, new URL(page.path, this.origin)).pathname;
    return this.send('POST', target, { pairs: [...fill(form, values), ...button] });
  }

  /** Follows a one-time link, sets the password; the session is then open. */
  async enter(link) {
    const page = await this.page(new URL(link).pathname);
    const form = readForms(page.html).find((one) => one.fields.some((field) => field.type === 'password'));
    if (!form) throw new Error(`no password to set at ${page.path}: ${summary(page.html)}`);
    const values = {};
    for (const field of form.fields) if (field.type === 'password') values[field.name] = password;
    const answer = await this.submit(page, form, values);
    if (answer.status !== 303) throw new Error(`setting the password answered ${answer.status}: ${summary(answer.html)}`);
    await this.page(answer.location);
  }

  /** Saves a new draft in the first column that takes items; gives its id. Returns once the server has said 303. */
  async draft(title, body, column) {
    const page = await this.page('/desk/items/new');
    const form = readForms(page.html).find((one) => one.fields.some((field) => field.name === fieldNames.title));
    if (!form) throw new Error(`no form for a new item: ${summary(page.html)}`);
    const boxes = form.fields.filter((field) => field.name === fieldNames.column);
    const chosen = column ?? (boxes[0]?.type === 'select' ? boxes[0].options.find((one) => one.value)?.value : boxes[0]?.value);
    const answer = await this.submit(page, form, { [fieldNames.title]: title, [fieldNames.body]: body, [fieldNames.column]: chosen }, [['then', 'save']]);
    const id = answer.location?.match(/\/desk\/items\/([\w-]+)/)?.[1];
    if (answer.status !== 303 || !id) throw new Error(`saving a draft answered ${answer.status}: ${summary(answer.html)}`);
    return id;
  }

  /** The form that publishes an item now, ready to be sent by `press`. */
  async publicationForm(id) {
    const page = await this.page(`/desk/items/${id}`);
    return { page, form: findForm(page, `/desk/items/${id}/publication`) };
  }

  async press({ page, form }, values) {
    const answer = await this.submit(page, form, values);
    if (answer.status !== 303) throw new Error(`${form.action} answered ${answer.status}: ${summary(answer.html)}`);
    return answer;
  }

  async publish(id) { return this.press(await this.publicationForm(id)); }

  close() { this.#agent.destroy(); }
}

function findForm(page, action) {
  const form = readForms(page.html).find((one) => one.method === 'post' && new URL(one.action || page.path, 'http://here').pathname === action);
  if (!form) throw new Error(`${page.path} has no form for ${action}`);
  return form;
}

/** The words of a page, short, for messages. */
export function summary(html) {
  return html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 300);
}
