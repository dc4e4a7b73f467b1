import type { TenantAnswer } from '../live/index.ts';

/** Bytes that are looked at: an answer that says that something failed is short. */
const mostBytes = 1_000_000;

/**
 * Why an answer with a good status does not say that a call was done; null where nothing speaks against it. A portal
 * or proxy answers 200 in place of the tenant, and some interfaces tell what failed in the body alone.
 */
export function answerTrouble({
  status,
  headers,
  body,
}: Pick<TenantAnswer, 'status' | 'headers' | 'body'>): string | null {
  if (status === 207) return 'It answered for several parts, each of which may have failed';
  const text = body.subarray(0, mostBytes).toString('utf8');
  const isPage = /\bhtml\b/i.test(headers['content-type'] ?? '') || pageBeginning.test(text);
  if (isPage) return 'A web page came in place of an answer, perhaps from a proxy or a portal';
  return failureTold(text)
    ? 'The status is that of a success, and the answer tells an error'
    : null;
}

const pageBeginning = /^\uFEFF?\s*<(?:!doctype\s+html|html|head|body)\b/i;

/** True for a JSON object that says at its top that something went wrong. */
function failureTold(text: string): boolean {
  if (!/^\uFEFF?\s*\{/.test(text)) return false;
  let told: Record<string, unknown>;
  try {
    told = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  } catch {
    return false;
  }
  const own = (name: string) => (Object.hasOwn(told, name) ? told[name] : undefined);
  const { error, errors } = { error: own('error'), errors: own('errors') };
  return (
    own('success') === false ||
    own('ok') === false ||
    (Array.isArray(errors) && errors.length > 0) ||
    (typeof error === 'string' && error !== '') ||
    error === true ||
    (typeof error === 'object' && error !== null)
  );
}
