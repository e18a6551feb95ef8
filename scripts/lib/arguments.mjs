// `--name value` and `--flag` from the command line, with a clear word about anything else.

export function readArguments(known) {
  const given = { ...known };
  const words = process.argv.slice(2);
  while (words.length > 0) {
    const name = words.shift().replace(/^--/, '');
    if (!(name in known)) {
      console.error(`unknown: --${name}; known are ${Object.keys(known).map((one) => `--${one}`).join(', ')}`);
      process.exit(2);
    }
    if (typeof known[name] === 'boolean') given[name] = true;
    else if (typeof known[name] === 'number') given[name] = Number(words.shift());
    else given[name] = words.shift();
  }
  return given;
}
