// What a journey is: a name and a walk through the running site. Journeys register themselves; the runner walks them.

export const journeys = [];

/** `walk` gets `{origin, server, person(options), kind, shots}`; it throws where something is not as it should be. */
export function journey(name, walk) {
  journeys.push({ name, walk });
}

export function expect(truth, words) {
  if (!truth) throw new Error(words);
}

export function same(found, wanted, words) {
  if (found !== wanted) throw new Error(`${words}: found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);
}

/** Asks again and again until the answer is yes; gives how long that took, fails when it took longer than it may. */
export async function within(milliseconds, words, question) {
  const began = performance.now();
  for (;;) {
    const asked = performance.now() - began;
    if (await question()) return asked;
    if (asked > milliseconds) throw new Error(`${words}: not after ${milliseconds} ms`);
    await new Promise((done) => setTimeout(done, 25));
  }
}
