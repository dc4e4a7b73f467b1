import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: object;
}
interface Content {
  content?: Record<string, { schema: object }>;
  headers?: Record<string, { required?: boolean; schema: object }>;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content>;
}
type PathItem = { parameters?: Parameter[] } & Partial<Record<'get' | 'post', Operation>>;

/** The written interface of the tenant service, against which requests and answers are held. */
export interface ApiContract {
  /** Every operation, as `GET /path`. */
  operations: string[];
  /** What a request and its answer break; empty where they keep to it. */
  faults(request: Request, body: string | null, answer: Response, text: string): string[];
  /** The operation that a request is for; null where there is none. */
  operationOf(method: string, path: string): string | null;
}

/** Reads and validates `openapi.yaml`. @throws where it is no valid OpenAPI document */
export async function readContract(): Promise<ApiContract> {
  const file = new URL('openapi.yaml', import.meta.url);
  const document = parse(readFileSync(file, 'utf8')) as { paths: Record<string, PathItem> };
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  if (!valid) throw new Error(`openapi.yaml is not valid: ${JSON.stringify(errors)}`);
  const { paths } = validator.resolveRefs() as unknown as typeof document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const compiled = new Map<object, ValidateFunction>();
  const check = (schema: object, value: unknown, where: string): string[] => {
    let validate = compiled.get(schema);
    if (validate === undefined) {
      validate = ajv.compile(schema);
      compiled.set(schema, validate);
    }
    return validate(value) ? [] : [`${where}: ${ajv.errorsText(validate.errors)}`];
  };
  const found = (method: string, path: string) => {
    for (const [template, item] of Object.entries(paths)) {
      const values = valuesIn(template, path);
      const operation = item[method.toLowerCase() as 'get' | 'post'];
      if (values !== null && operation !== undefined) return { template, item, operation, values };
    }
    return null;
  };
  return {
    operations: Object.entries(paths).flatMap(([template, item]) =>
      (['get', 'post'] as const)
        .filter((method) => method in item)
        .map((method) => `${method.toUpperCase()} ${template}`),
    ),
    operationOf(method, path) {
      const met = found(method, path);
      return met === null ? null : `${method} ${met.template}`;
    },
    faults(request, body, answer, text) {
      const url = new URL(request.url);
      const met = found(request.method, url.pathname);
      if (met === null) return [`There is no ${request.method} ${url.pathname}.`];
      const { item, operation, values } = met;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const isGood = answer.ok;
      const asked = isGood
        ? requestFaults(request, url, values, parameters, operation, body, check)
        : [];
      return [...asked, ...answerFaults(answer, text, operation, check)];
    },
  };
}

type Check = (schema: object, value: unknown, where: string) => string[];

/** What of a request that was answered well is not in the document. */
function requestFaults(
  request: Request,
  url: URL,
  values: Record<string, string>,
  parameters: readonly Parameter[],
  operation: Operation,
  body: string | null,
  check: Check,
): string[] {
  const faults: string[] = [];
  for (const name of url.searchParams.keys()) {
    if (!parameters.some((each) => each.in === 'query' && each.name === name)) {
      faults.push(`query ${name} is not documented`);
    }
  }
  for (const { name, in: place, required, schema } of parameters) {
    const given = {
      path: values[name] ?? null,
      query: url.searchParams.get(name),
      header: request.headers.get(name),
    }[place];
    if (given === null) {
      if (required) faults.push(`${place} ${name} is missing`);
      continue;
    }
    const isNumber = (schema as { type?: unknown }).type === 'integer';
    faults.push(...check(schema, isNumber ? Number(given) : given, `${place} ${name}`));
  }
  const { content = {}, required } = operation.requestBody ?? {};
  if (body === null || body === '') return required ? [...faults, 'the body is missing'] : faults;
  const media = (request.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = content[media]?.schema;
  if (schema === undefined) return [...faults, `a body of ${media} is not documented`];
  const value = media.endsWith('json')
    ? (JSON.parse(body) as unknown)
    : Object.fromEntries(new URLSearchParams(body));
  return [...faults, ...check(schema, value, 'request body')];
}

function answerFaults(
  answer: Response,
  text: string,
  operation: Operation,
  check: Check,
): string[] {
  const documented = operation.responses[String(answer.status)];
  if (documented === undefined) return [`status ${answer.status} is not documented`];
  const faults: string[] = [];
  for (const [name, { required, schema }] of Object.entries(documented.headers ?? {})) {
    const given = answer.headers.get(name);
    if (given === null && required) faults.push(`header ${name} is missing`);
    const isNumber = (schema as { type?: unknown }).type === 'integer';
    if (given !== null) faults.push(...check(schema, isNumber ? Number(given) : given, name));
  }
  const media = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = documented.content?.[media]?.schema;
  if (schema === undefined) return [...faults, `an answer of ${media} is not documented`];
  const value = media.endsWith('json') ? (JSON.parse(text) as unknown) : text;
  return [...faults, ...check(schema, value, `answer ${answer.status}`)];
}

function valuesIn(template: string, path: string): Record<string, string> | null {
  const parts = template.split('/');
  const given = path.split('/');
  if (parts.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = given[at] ?? '';
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name !== undefined) values[name] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return values;
}
