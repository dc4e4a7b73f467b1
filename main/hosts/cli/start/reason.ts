/** Longest reason; what follows in Chromium's is advice that ends with switching the sandbox off. */
const longest = 240;

/** Lines that Node and Chromium put around what they say. */
const around = /^(at |Node\.js v\d|\^+$|})/;

/**
 * Why a program ended, from its error output: the line of an error rather than its stack, else the last line.
 * Empty where it said nothing.
 * @param preferred lines that tell more than the last one
 */
export function reasonIn(said: string, preferred = /^(Uncaught )?\w*Error\b[^:]*: /): string {
  const lines = said
    .split('\n')
    // Chromium's own begin with `[process:day/time:LEVEL:file(line)] `.
    .map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim())
    .filter((line) => line !== '' && !around.test(line));
  const line = lines.findLast((each) => preferred.test(each)) ?? lines.at(-1) ?? '';
  return line.length <= longest ? line : `${line.slice(0, longest)} …`;
}
