// Starts and stops a real `sunhall` for journeys, benchmarks and pictures. Node's own modules only.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// What must not outlive this process, however it ends: processes that it started, folders that it made.
const leftovers = new Set();
process.on('exit', () => { for (const clear of leftovers) clear(); });
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.on(signal, () => process.exit(code));

/** Starts a program that ends with this process at the latest. */
export function start(program, args, options, signal = 'SIGKILL') {
  const child = spawn(program, args, options);
  const clear = () => child.kill(signal);
  leftovers.add(clear);
  child.once('close', () => leftovers.delete(clear));
  return child;
}

/** A port nobody listens on now, chosen by the kernel. */
export async function freePort() {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A temporary folder that goes away with the process. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `sunhall-${name}-`));
  leftovers.add(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the program to its end; gives what it printed, throws with all of it when it failed. */
export async function run(binary, args, { env = {}, quiet = true } = {}) {
  const child = start(binary, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      out += part;
      if (!quiet) process.stdout.write(part);
    });
  }
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new Error(`${binary} ${args.join(' ')} ended with ${code ?? signal}:\n${out}`);
  return out;
}

/** The head and body of one plain GET; no keep-alive, no redirects, so that a dead server is seen at once. */
export function get(url, headers = {}) {
  return new Promise((done, fail) => {
    const call = request(url, { headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on('error', fail);
    });
    call.on('error', fail);
    call.end();
  });
}

/** One running server. `stop` lets it end in order, `kill` does not. */
export class Server {
  #child;
  #ended;
  log = '';

  constructor(binary, { data, database, port, env = {} }) {
    Object.assign(this, { binary, data, database, port, env, origin: `http://127.0.0.1:${port}` });
  }

  /** Starts it on a data folder and a database; ready when it says so itself. */
  static async start(binary, { data, database, port, env, path = '/readyz', patience = 60_000 }) {
    const server = new Server(binary, { data, database, port: port ?? await freePort(), env });
    await server.begin({ path, patience });
    return server;
  }

  get pid() { return this.#child.pid; }
  get running() { return this.#child?.exitCode === null && this.#child?.signalCode === null; }

  /** Starts the process and waits for the first right answer; gives the milliseconds that took. */
  async begin({ path = '/readyz', patience = 60_000 } = {}) {
    const args = ['serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`];
    if (this.database) args.push('--database', this.database);
    const began = performance.now();
    this.#child = start(this.binary, args, { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (part) => { this.log = (this.log + part).slice(-200_000); });
    }
    while (performance.now() - began < patience) {
      if (!this.running) throw new Error(`the server ended at once:\n${this.log}`);
      const answer = await get(this.origin + path).catch(() => null);
      if (answer?.status === 200) return performance.now() - began;
      await pause(4);
    }
    await this.kill();
    throw new Error(`the server did not answer ${path} in ${patience} ms:\n${this.log}`);
  }

  /** The one-time sign-in link for the first administrator: what `serve` printed, else asked for. */
  async link() {
    const printed = this.log.match(/\/desk\/link\/[\w~.-]+/);
    if (printed) return this.origin + printed[0];
    const args = ['admin', 'link', '--data', this.data];
    if (this.database) args.push('--database', this.database);
    const said = await run(this.binary, args, { env: this.env });
    const made = said.match(/\/desk\/link\/[\w~.-]+/);
    if (!made) throw new Error(`no sign-in link in:\n${said}`);
    return this.origin + made[0];
  }

  async #end(signal) {
    if (!this.running) return;
    this.#child.kill(signal);
    await this.#ended;
  }

  async stop() { await this.#end('SIGTERM'); }
  async kill() { await this.#end('SIGKILL'); }
}
