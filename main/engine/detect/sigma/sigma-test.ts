/** A piece of a Sigma string: a text as it stands there, any text (also none), or one character. */
export type Piece = string | AnyText | AnyCharacter;

export const anyText = { any: 'text' } as const;
export const anyCharacter = { any: 'character' } as const;
export type AnyText = typeof anyText;
export type AnyCharacter = typeof anyCharacter;

/** A Sigma string: its pieces make up the whole value. Two texts never stand side by side. */
export type Pattern = readonly Piece[];

/** What a rule asks of one value of a record. */
export type ValueTest =
  /** The whole value is made of the pieces; in either case of letters, unless `cased`. */
  | { kind: 'pattern'; pattern: Pattern; cased: boolean }
  /** Found anywhere in it. `flags` are of `i`, `m` and `s`. */
  | { kind: 'expression'; expression: string; flags: string }
  | { kind: 'network'; network: string }
  | { kind: 'number'; compare: 'lt' | 'lte' | 'gt' | 'gte'; to: number };

/** How a value is compared with that of another field. */
export type FieldComparison = 'is' | 'contains' | 'startsWith' | 'endsWith';

/** What a rule asks of a field, or of the whole record where `field` is null. */
export type SigmaTest =
  | { kind: 'value'; field: string | null; test: ValueTest }
  /** The field is there, with a value. */
  | { kind: 'exists'; field: string }
  | { kind: 'field'; field: string; compare: FieldComparison; other: string; cased: boolean };

/** A condition of a rule, with its selections filled in. */
export type SigmaNode =
  | SigmaTest
  | { kind: 'and'; of: readonly SigmaNode[] }
  | { kind: 'or'; of: readonly SigmaNode[] }
  | { kind: 'not'; of: SigmaNode };

/** All of some conditions. Without any it is true. */
export function all(of: readonly SigmaNode[]): SigmaNode {
  return of.length === 1 ? (of[0] as SigmaNode) : { kind: 'and', of };
}

/** At least one of some conditions. Without any it is false. */
export function any(of: readonly SigmaNode[]): SigmaNode {
  return of.length === 1 ? (of[0] as SigmaNode) : { kind: 'or', of };
}
