/** What a Markdown linter and an HTML validator say about exported documents; which of their rules count is said here. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Configuration } from 'markdownlint';
import { lint } from 'markdownlint/sync';

const markdownRules: Configuration = {
  default: true,
  /** A paragraph is one line: what reads it wraps it. */
  MD013: false,
  /** Details that open on a click, and their summaries; nothing else. */
  MD033: { allowed_elements: ['details', 'summary'] },
};

/** One sentence for each fault in a Markdown document. */
export function markdownFaults(text: string): readonly string[] {
  const { document = [] } = lint({ strings: { document: text }, config: markdownRules });
  return document.map(
    ({ lineNumber, ruleNames, ruleDescription, errorDetail }) =>
      `line ${lineNumber}: ${ruleNames.join(', ')} ${ruleDescription} ${errorDetail ?? ''}`,
  );
}

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    // How preact writes `<meta/>`, and the doctype in small letters, are matters of taste.
    rules: { 'void-style': 'off', 'doctype-style': 'off' },
  }),
);

/** One sentence for each fault in an HTML document. */
export function htmlFaults(html: string): readonly string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column}: ${ruleId} ${message}`),
  );
}
