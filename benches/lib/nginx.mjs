// The yardstick: nginx on a free port with a configuration of its own, serving bytes that our server sent.

import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, get, pause, start, temporaryFolder } from '../../scripts/lib/server.mjs';

/** As a careful operator would set it up: open files kept, no log, connections never closed for their age. */
const configuration = (folder, port) => `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
worker_processes auto;
worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
  types { text/html html; }
  default_type application/octet-stream;
  charset utf-8;
  access_log off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 100000000;
  open_file_cache max=1000 inactive=60s;
  open_file_cache_valid 60s;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server {
    listen 127.0.0.1:${port} backlog=1024;
    root ${folder}/www;
    location /plain/ { }
    location /ready/ { gzip_static on; }
    location /live/ { gzip on; }
    location /live6/ { gzip on; gzip_comp_level 6; }
  }
}
`;

export class Nginx {
  #child;

  /** `pages`: name → {plain, gzip} as our server sent them. */
  static async start(pages) {
    const nginx = new Nginx();
    const folder = temporaryFolder('nginx');
    chmodSync(folder, 0o755); // the workers run as another user
    for (const place of ['plain', 'ready', 'live', 'live6']) {
      mkdirSync(join(folder, 'www', place), { recursive: true });
      for (const [name, page] of Object.entries(pages)) {
        writeFileSync(join(folder, 'www', place, `${name}.html`), page.plain);
        if (place === 'ready') writeFileSync(join(folder, 'www', place, `${name}.html.gz`), page.gzip);
      }
    }
    const port = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
    nginx.origin = `http://127.0.0.1:${port}`;
    nginx.#child = start('nginx', ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'inherit', 'inherit'] }, 'SIGTERM');
    const child = nginx.#child;
    for (let turn = 0; turn < 200; turn += 1) {
      if (child.exitCode !== null) throw new Error('nginx ended at once');
      if (await get(nginx.origin).catch(() => null)) return nginx;
      await pause(20);
    }
    throw new Error('nginx did not answer');
  }

  get pid() { return this.#child.pid; }

  async stop() {
    if (this.#child.exitCode !== null) return;
    this.#child.kill('SIGQUIT');
    await once(this.#child, 'close');
  }
}
