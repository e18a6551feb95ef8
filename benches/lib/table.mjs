// The table of goals: what was aimed at, what was measured, whether it was met.

export class Table {
  rows = [];

  #add(row) {
    this.rows.push(row);
    console.log(`${row.met ? 'met    ' : 'NOT met'}  ${row.what}: ${row.measured} (goal ${row.goal}) ${row.detail}`);
  }

  /** Ours must be at least `goal` times as fast as the yardstick. */
  least(what, goal, ours, yardstick) {
    this.#ratio(what, '≥', goal, ours.rate / yardstick.rate, ours, yardstick);
  }

  /** A request of `second` may cost at most `goal` times one of `first`. */
  most(what, goal, first, second) {
    this.#ratio(what, '≤', goal, first.rate / second.rate, second, first);
  }

  #ratio(what, sign, goal, ratio, ours, other) {
    const side = (one) => `${Math.round(one.rate)}/s, ${one.microseconds.toFixed(0)} µs CPU, p99 ${one.p99.toFixed(1)} ms`;
    this.#add({
      what,
      goal: `${sign} ${goal} ×`,
      measured: `${ratio.toFixed(2)} ×`,
      met: sign === '≥' ? ratio >= goal : ratio <= goal,
      detail: `[${side(ours)}; against ${side(other)}]`,
    });
  }

  figure(what, sign, goal, value, unit) {
    const shown = (number) => `${Number.isInteger(number) ? number : number.toFixed(number < 100 ? 1 : 0)} ${unit}`.trim();
    this.#add({ what, goal: `${sign} ${shown(goal)}`, measured: shown(value), met: sign === '≥' ? value >= goal : value <= goal, detail: '' });
  }

  text() {
    const head = { what: 'what', goal: 'goal', measured: 'measured', met: 'met' };
    const rows = [head, ...this.rows.map((row) => ({ ...row, met: row.met ? 'yes' : 'NO' }))];
    const width = (name) => Math.max(...rows.map((row) => row[name].length));
    const widths = { what: width('what'), goal: width('goal'), measured: width('measured'), met: width('met') };
    return rows
      .map((row) => ['what', 'goal', 'measured', 'met'].map((name) => (name === 'what' ? row[name].padEnd(widths[name]) : row[name].padStart(widths[name]))).join('  '))
      .join('\n');
  }
}
