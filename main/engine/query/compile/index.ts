export { type CompiledQuery, compileQuery, splitTexts } from './compile-query.ts';
export { foldCase, foldLoosely } from './fold-text.ts';
export { formsOf } from './letter-forms.ts';
export { narrowQuery, type Present, type PresentTexts } from './narrow-query.ts';
export type { CompileContext } from './operator-tests.ts';
export { valuesAt } from './record-path.ts';
export { makeRegularExpression } from './regular-expression.ts';
export type { Bound } from './sql.ts';
export { registerFunctions } from './sql-functions.ts';
