import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** A way into a document: keys and positions. */
export type YamlPath = readonly PropertyKey[];

/** What a text of YAML says, and where. */
export interface YamlText {
  /** Plain data; undefined where the text is no YAML. */
  data: unknown;
  /** Why it is none. */
  problems: { line: number | null; message: string }[];
  /** Line of what stands at a path, from 1; of the nearest above where nothing does. */
  lineOf(path: YamlPath): number;
  /** Line of a key in the map at a path. */
  lineOfKey(path: YamlPath, key: string): number;
}

/**
 * Reads one YAML document as data: nothing in it is executed, and no alias stands for more than what it
 * is written as, as none is taken.
 */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const problems: YamlText['problems'] = document.errors.map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message: `This is no YAML: ${message}`,
  }));
  const lineOf = (path: YamlPath): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = nodeAt(document, path.slice(0, length));
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return isNode(document.contents) && document.contents.range
      ? lineAt(document.contents.range[0])
      : 1;
  };
  const lineOfKey = (path: YamlPath, key: string): number => {
    const map = path.length === 0 ? document.contents : nodeAt(document, path);
    if (!isMap(map)) return lineOf(path);
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    const at = pair?.key;
    return isNode(at) && at.range ? lineAt(at.range[0]) : lineOf(path);
  };
  return { data: dataOf(document, problems), problems, lineOf, lineOfKey };
}

function nodeAt(document: Document, path: YamlPath): unknown {
  return document.getIn(path, true);
}

function dataOf(document: Document, problems: YamlText['problems']): unknown {
  if (problems.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    problems.push({
      line: null,
      message: 'It uses aliases (*name), which are not taken. Write the text out.',
    });
    return undefined;
  }
}
