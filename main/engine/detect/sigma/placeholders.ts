import type { RuleProblem } from '../../../../shared/detection.ts';
import { itemsOf, textOfScalar } from './located.ts';
import type { RuleFile } from './rule-files.ts';
import { problemAt, RuleTrouble } from './rule-trouble.ts';
import { readDocuments } from './yaml-documents.ts';

/** Lists of values by name, for the modifier `expand`. */
export type Placeholders = Readonly<Record<string, readonly string[]>>;

/** True for a file of values, which is no rule. */
export function isPlaceholderFile({ file }: RuleFile): boolean {
  return /(?:^|\/)placeholders\.ya?ml$/i.test(file);
}

/** Reads a map of name → list of values. */
export function readPlaceholders({ file, text }: RuleFile): {
  values: Map<string, readonly string[]>;
  problems: RuleProblem[];
} {
  const values = new Map<string, readonly string[]>();
  const problems: RuleProblem[] = [];
  const tell = (trouble: RuleTrouble) =>
    problems.push(problemAt(file, null, trouble.spot, trouble.message));
  for (const document of readDocuments(text)) {
    if ('trouble' in document) {
      tell(document.trouble);
    } else if (document.value.kind !== 'map') {
      tell(
        new RuleTrouble(document.value.spot, 'This is a map of names, each with a list of values.'),
      );
    } else {
      for (const { key, value, spot } of document.value.entries) {
        const items = itemsOf(value);
        if (items.every((item) => item.kind === 'scalar')) {
          values.set(
            key,
            items.map((item) => textOfScalar(item.value)).filter((each) => each !== ''),
          );
        } else tell(new RuleTrouble(spot, `The values of ${key} are a list of texts.`));
      }
    }
  }
  return { values, problems };
}
