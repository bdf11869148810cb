/** The address that opens a mail draft. */
import { visible } from '../report/visible.ts';

export interface Mail {
  /** One address; null leaves it to the user. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}

/** All that was typed is encoded, so that it adds no recipient and no header. */
export function mailAddress({ to, subject, body }: Mail): string {
  const address = to === null ? '' : encodeURIComponent(to).replace('%40', '@');
  const lines = body.split(/\r?\n/).map(visible).join('\r\n');
  const title = visible(subject.replaceAll(/\s+/g, ' '));
  return `mailto:${address}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(lines)}`;
}
