/** A document as one HTML file, in the style of the summary. */
import type { JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';

import { Page, Spans, TimelineFigure } from '../htmlParts.tsx';
import type { Block } from '../parts/blocks.ts';
import type { Shown } from '../shown.ts';
import type { ComposedDocument } from './composeDocument.ts';

type Repositories = Shown['repositories'];

export function documentHtml({ title, blocks }: ComposedDocument, of: Repositories): string {
  const page = (
    <Page title={title}>
      {blocks.map((block, index) => (
        <BlockHtml key={index} block={block} of={of} />
      ))}
    </Page>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}

interface BlockProps {
  readonly block: Block;
  readonly of: Repositories;
}

function BlockHtml({ block, of }: BlockProps): JSX.Element {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as 'h1' | 'h2' | 'h3';
      return <Heading>{block.text}</Heading>;
    }
    case 'paragraph':
      return (
        <p class={block.isSource ? 'quiet source' : undefined}>
          <Spans line={block.line} of={of} />
        </p>
      );
    case 'picture':
      return <TimelineFigure data={block.timeline} />;
    case 'list':
      return (
        <ul>
          {block.items.map((line, index) => (
            <li key={index}>
              <Spans line={line} of={of} />
            </li>
          ))}
        </ul>
      );
  }
}
