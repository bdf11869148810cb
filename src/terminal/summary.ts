/** `groundwork summary`. */
import { applyDraft } from '../core/draft/applyDraft.ts';
import { emptyDraft } from '../core/draft/draft.ts';
import { restoredReasons } from '../core/draft/effectiveEdits.ts';
import type { People } from '../core/people/people.ts';
import { parsePeriod } from '../core/period.ts';
import type { Log } from '../core/ports.ts';
import { combineSummaries } from '../core/summary/combineSummaries.ts';
import type { SummarySettings } from '../core/summary/input.ts';
import type { Summary } from '../core/summary/summary.ts';
import { findFolders } from '../git/folders.ts';
import { summaryDocument } from '../report/json.ts';
import { showSummary } from '../report/shownSummary.ts';
import { readEditsFile } from '../store/editsFile.ts';
import { summarizeRepository } from '../summarizeRepository.ts';
import {
  cacheFolder,
  createLog,
  exitCode,
  readTeamsFile,
  toJson,
  type Context,
} from './context.ts';
import { tellExported } from './exported.ts';
import { accessOf } from './github.ts';
import { UsageError, type CommandLine } from './options.ts';
import { terminalProgress, writeOut } from './output.ts';
import { findTelling } from './telling.ts';

/** The one person whom a query names; an unknown or ambiguous one is an error that lists near matches. */
export function findPerson(people: People, query: string, option: string): number {
  const [person, ...others] = people.find(query);
  if (person !== undefined && others.length === 0) return person;
  if (person !== undefined) {
    const several = [person, ...others]
      .slice(0, 5)
      .map(
        (index) =>
          `${people.persons[index]!.name} <${people.persons[index]!.identities[0]!.email}>`,
      );
    throw new Error(
      `${option} ${query} names several people: ${several.join('; ')}. Give an email.`,
    );
  }
  const near = people.nearMatches(query);
  throw new Error(
    `Nobody called ${query} is in this history (${option}).${near.length > 0 ? ` Near: ${near.join('; ')}.` : ' groundwork people lists everyone.'}`,
  );
}

export async function runSummary(line: CommandLine, context: Context): Promise<number> {
  const { options, operands } = line;
  if (options.from !== undefined) return tellExported(line, options.from);
  const hooks = accessOf(line, context);
  const telling = await findTelling(line);
  const draft = options.edits === undefined ? emptyDraft : await readEditsFile(options.edits);
  const restored = restoredReasons(draft);
  const settings = { ...readSettings(line), ...(restored.length > 0 ? { restored } : {}) };
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  if (options.period !== undefined && !period) {
    throw new UsageError(
      `The period ${options.period} is none of 2026-H1, 2026-Q3, 2026 and FROM..TO (days, FROM before TO).`,
    );
  }
  const progress = terminalProgress(options.quiet ?? false);
  try {
    const request = {
      ...(options.at === undefined ? {} : { at: options.at }),
      me: options.me ?? [],
      ...(period === undefined ? {} : { period }),
      today: new Date().toISOString().slice(0, 10),
      settings,
      cache: cacheFolder(line),
      searchCode: options['github-search'] ?? false,
      ...(await readTeamsFile(line)),
    };
    const summaries: Summary[] = [];
    const folders = operands.length > 0 ? operands : ['.'];
    const across = await findFolders(options.across ?? [], process.cwd());
    for (const folder of folders) {
      const others = [...folders.filter((other) => other !== folder), ...across];
      summaries.push(
        await summarizeRepository(
          { ...request, folder, others },
          context.tool,
          context.signal,
          progress,
          createLog(line),
          hooks,
        ),
      );
    }
    const summary = combineSummaries(summaries);
    progress.end();
    tellWhereToSignOn(summary, createLog(line));
    const edited = applyDraft(summary, draft);
    const isDocument = line.format === 'json' && options.form === undefined;
    await writeOut(
      options.out,
      isDocument ? toJson(summaryDocument(edited, draft)) : telling(showSummary(edited)),
    );
    return exitCode(line, summary.coverage);
  } finally {
    progress.end();
  }
}

/** The page on which an organisation gives access is good for an hour, and belongs in no document. */
function tellWhereToSignOn({ coverage }: Summary, log: Log): void {
  for (const link of new Set(coverage.streams?.flatMap((stream) => stream.link ?? [])))
    log.warn(`An organisation asks for single sign-on: ${link}`);
}

function readSettings({ options }: CommandLine): SummarySettings {
  const { people = 'roles', voice = 'first' } = options;
  if (people !== 'roles' && people !== 'names')
    throw new UsageError('--people takes roles or names.');
  if (voice !== 'first' && voice !== 'third') throw new UsageError('--voice takes first or third.');
  return { people, voice, exhaustive: options.exhaustive ?? false };
}
