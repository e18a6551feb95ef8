// Runs wrk and reads what it found; reads CPU time and memory of processes from the kernel.

import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { start } from '../../scripts/lib/server.mjs';

const walk = fileURLToPath(new URL('./walk.lua', import.meta.url));

/** CPU seconds that a process and its children have used. */
export function cpuSeconds(pid) {
  const children = readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean));
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100 + children.reduce((sum, child) => sum + cpuSeconds(child), 0);
}

/** Resident memory in MB: now and at its highest. */
export function residentMegabytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))[1]) / 1024;
  return { now: field('VmRSS'), highest: field('VmHWM') };
}

/** In the middle, of an odd or even number of values. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * One measurement: `url` fetched by 64 keep-alive connections, or, with `paths` (a file of addresses, one a line),
 * each request another address, beginning at `skip`.
 */
export async function load(url, { pid, seconds, connections = 64, gzip = false, paths, skip = 0 }) {
  const args = ['-t2', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s'];
  if (gzip) args.push('-H', 'Accept-Encoding: gzip');
  if (paths) args.push('-s', walk);
  args.push(url);
  if (paths) args.push('--', paths, String(skip));
  const before = cpuSeconds(pid);
  const child = start('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (part) => { out += part; });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`wrk ${args.join(' ')} ended with ${code}:\n${out}`);
  const cpu = cpuSeconds(pid) - before;
  const number = (pattern) => Number(out.match(pattern)?.[1] ?? 0);
  const requests = number(/(\d+) requests in/);
  const bad = number(/Non-2xx or 3xx responses: (\d+)/);
  const lost = [...(out.match(/Socket errors: (.*)/)?.[1] ?? '').matchAll(/\d+/g)].reduce((sum, [n]) => sum + Number(n), 0);
  if (bad + lost > 0) throw new Error(`${url}: ${bad} answers that were no success, ${lost} connections lost\n${out}`);
  const p99 = out.match(/99%\s+([\d.]+)(us|ms|s)/);
  return {
    rate: number(/Requests\/sec:\s+([\d.]+)/),
    requests,
    microseconds: (cpu / requests) * 1e6,
    p99: p99 ? Number(p99[1]) * { us: 0.001, ms: 1, s: 1000 }[p99[2]] : 0,
  };
}
