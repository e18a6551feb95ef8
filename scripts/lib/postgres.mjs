// Databases of their own on the PostgreSQL server that `scripts/postgres` started.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/** The addresses of the databases a run should be done on: SQLite always, PostgreSQL where there is a server. */
export function kinds(only = 'both') {
  const server = process.env.SUNHALL_TEST_DATABASE;
  if (only === 'sqlite') return ['sqlite'];
  if (!server) throw new Error('no PostgreSQL server: start this through scripts/postgres, or say --database sqlite');
  return only === 'postgres' ? ['postgres'] : ['sqlite', 'postgres'];
}

/** Makes an empty database; gives its address and how to drop it. SQLite lives in the data folder and needs none. */
export function makeDatabase(kind) {
  if (kind === 'sqlite') return { url: undefined, drop() {} };
  const server = process.env.SUNHALL_TEST_DATABASE;
  const name = `sunhall_${randomBytes(6).toString('hex')}`;
  const tell = (statement) => execFileSync('psql', ['-qX', '-d', server, '-c', statement], { stdio: ['ignore', 'ignore', 'inherit'] });
  tell(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => tell(`drop database if exists ${name} with (force)`) };
}
