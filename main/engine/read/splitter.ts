import { CsvSplitter } from './csv-splitter.ts';
import { JsonSplitter } from './json-splitter.ts';
import type { Layout } from './layout.ts';
import { LineSplitter } from './line-splitter.ts';
import { PagesSplitter } from './pages-splitter.ts';
import type { RecordSink, Splitter } from './record-sink.ts';

/** The splitter for a layout, as `sniffLayout` found it; it fills `sink` while chunks are pushed. */
export function createSplitter(layout: Layout, sink: RecordSink): Splitter {
  switch (layout.type) {
    case 'ndjson':
      return new LineSplitter(sink);
    case 'csv':
      return new CsvSplitter(layout, sink);
    case 'array':
    case 'envelope':
    case 'pages':
      return new PagesSplitter(layout, sink);
    case 'single':
    case 'sequence':
      return new JsonSplitter(layout.type, sink);
  }
}
