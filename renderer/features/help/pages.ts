import MiniSearch from 'minisearch';

/** One page of help. */
export interface HelpPage {
  /** File name without its ending; part of the address. */
  name: string;
  title: string;
  text: string;
}

/** A section of a page that a search found. */
export interface HelpHit {
  id: string;
  page: string;
  title: string;
  heading: string;
}

const files: Record<string, string> = import.meta.glob('../../../assets/help/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const pictures: Record<string, string> = import.meta.glob('../../../assets/help/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** What a person reads first stands first; the rest follows by name. */
const order = [
  'workbench',
  'desktop',
  'importing',
  'asking',
  'evidence',
  'rules',
  'playbooks',
  'response',
  'acting',
  'restoring',
  'reporting',
  'connections',
  'connecting-systems',
  'command-line',
];

/** All pages of help, part of the program: read without a network. */
export const helpPages: readonly HelpPage[] = Object.entries(files)
  .map(([path, text]) => ({ name: nameOf(path), title: titleOf(text), text }))
  .sort((a, b) => placeOf(a.name) - placeOf(b.name) || a.name.localeCompare(b.name));

/** Where a picture of a help page lies in the built page; null when there is none of that name. */
export function pictureOf(source: string): string | null {
  const file = source.split('/').at(-1);
  const found = Object.entries(pictures).find(([path]) => path.split('/').at(-1) === file);
  return found?.[1] ?? null;
}

const index = new MiniSearch<HelpHit & { text: string }>({
  fields: ['heading', 'text'],
  storeFields: ['page', 'title', 'heading'],
  searchOptions: { boost: { heading: 3 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
});
index.addAll(helpPages.flatMap(sectionsOf));

/** Sections of help in which all words of a text occur, best first. */
export function searchHelp(text: string): HelpHit[] {
  return index
    .search(text)
    .slice(0, 30)
    .map(({ id, page, title, heading }) => ({ id: String(id), page, title, heading }));
}

function sectionsOf({ name, title, text }: HelpPage) {
  return text.split(/^(?=##? )/m).map((section, at) => ({
    id: `${name} ${at}`,
    page: name,
    title,
    heading: /^##? (.*)/.exec(section)?.[1] ?? title,
    text: section,
  }));
}

function nameOf(path: string): string {
  return path.split('/').at(-1)?.replace('.md', '') ?? path;
}

function titleOf(text: string): string {
  return /^# (.*)/m.exec(text)?.[1] ?? 'Help';
}

function placeOf(name: string): number {
  const at = order.indexOf(name);
  return at === -1 ? order.length : at;
}
