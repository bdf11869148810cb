/**
 * A summary as it left the tool: what a reader of `schemas/summary.schema.json` relies on. Fields that are not named here
 * are not looked at, so that a document of a later version can be read as far as it is known.
 */
import * as v from 'valibot';

/** Longer than any text that a person or a repository means to be read. */
const longest = 200_000;
const text = v.pipe(v.string(), v.maxLength(longest));
const texts = v.array(text);
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);
const integer = v.pipe(v.number(), v.integer());
const index = v.pipe(integer, v.minValue(0), v.maxValue(1000));
const commitId = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const date = v.pipe(
  v.string(),
  v.regex(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/),
);
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
/** As a service tells it, with parts of a second. */
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/));
/** Becomes the beginning of links. */
const webAddress = v.pipe(
  text,
  v.check((url) => /^https?:\/\/[^\s"'<>\\]+$/.test(url) && URL.canParse(url)),
);
const lens = v.picklist(['delayed', 'enables', 'absence']);
const standing = v.picklist(['claimed', 'evidenced', 'corroborated']);

const deed = v.object({ commit: commitId, authored: date, landed: date, person: orNull(text) });

const commit = v.object({
  repository: index,
  commit: commitId,
  authored: date,
  landed: date,
  subject: text,
  files: integer,
  pullRequest: orNull(integer),
  viaAgent: orNull(text),
});

const asset = v.object({
  id: text,
  kind: text,
  path: text,
  symbol: orNull(text),
  formerPaths: texts,
  born: deed,
  makers: v.array(v.object({ person: text, role: text, share: orNull(v.number()) })),
  teams: texts,
  reach: v.object({ people: integer, teams: integer, places: integer, transitive: integer }),
});

const evidence = v.object({
  kind: text,
  id: text,
  url: orNull(text),
  repository: index,
  date,
  person: orNull(text),
  teams: texts,
  pullRequest: orNull(integer),
  asset: orNull(text),
  place: orNull(text),
  line: orNull(integer),
  text: orNull(text),
});

const argument = v.object({
  lens,
  insight: text,
  facts: v.looseObject({ insight: text }),
  inPeriod: v.boolean(),
  claim: text,
  ownWords: v.boolean(),
  included: v.boolean(),
  chosen: v.boolean(),
  standing,
  evidence: v.array(evidence),
  counterEvidence: v.array(
    v.object({ kind: text, count: integer, of: integer, commits: texts, text }),
  ),
  notVisible: v.object({ items: texts, text }),
});

const quote = v.object({ text, source: text });

const payoff = v.object({
  asset: text,
  place: text,
  line: orNull(integer),
  placeKind: text,
  commit: commitId,
  authored: date,
  landed: date,
  since: orNull(commitId),
  person: orNull(text),
  coAuthors: texts,
  teams: texts,
  pullRequest: orNull(integer),
  via: text,
  through: texts,
  own: v.boolean(),
  bulk: v.boolean(),
  copied: v.boolean(),
  approximate: v.boolean(),
  ended: orNull(deed),
  inPeriod: v.boolean(),
  repository: v.optional(integer),
});

const contribution = v.object({
  id: text,
  title: text,
  titleFrom: text,
  about: orNull(text),
  path: text,
  theme: orNull(v.object({ kind: text, area: text })),
  repository: index,
  span: v.object({ from: date, to: date }),
  leftOut: v.boolean(),
  commits: v.array(commit),
  pullRequests: v.array(integer),
  assets: v.array(asset),
  arguments: v.array(argument),
  inMyWords: v.array(
    v.object({
      alternative: text,
      whoPays: text,
      when: text,
      howSure: text,
      included: v.boolean(),
      chosen: v.boolean(),
    }),
  ),
  quotes: v.array(quote),
  payoff: v.array(payoff),
});

/** As a hosting service tells of it. */
const pullRequest = v.object({
  repository: index,
  number: integer,
  title: text,
  url: webAddress,
  merged: orNull(moment),
  closes: v.array(v.object({ number: integer, title: text, url: webAddress })),
  release: orNull(v.object({ tag: text, url: webAddress })),
});

const search = v.object({
  repository: index,
  contribution: text,
  name: text,
  query: text,
  foundAt: moment,
  total: orNull(integer),
  complete: v.boolean(),
  explanation: orNull(text),
  findings: v.array(v.object({ repository: text, path: text, url: webAddress })),
  inPrivate: integer,
});

const manual = v.object({
  id: text,
  title: text,
  lens,
  claim: text,
  links: v.array(v.object({ url: text, label: text })),
  standing,
  included: v.boolean(),
  chosen: v.boolean(),
  quotes: v.array(quote),
});

const identity = v.object({ name: text, email: text });

const prompt = v.object({
  kind: text,
  text,
  commits: v.optional(v.array(commit)),
  contribution: v.optional(text),
  person: v.optional(text),
  teams: v.optional(texts),
});

const person = v.object({
  id: text,
  name: v.optional(text),
  kind: v.optional(text),
  identities: v.optional(v.array(identity)),
  label: v.optional(text),
  team: v.optional(orNull(text)),
});

const count = v.object({ people: integer, ofOtherTeams: integer, teams: texts, places: integer });
/** What this version says with numbers of its own; any other headline is its text. */
const headline = v.union([
  v.object({ kind: v.literal('later'), text, count, unchangedFor: integer }),
  v.object({ kind: v.literal('within'), text, count }),
  v.object({ kind: text, text }),
]);

/** Closed to nothing that is added later; every field that is read has its type and a bound. */
export const exportedSchema = v.object({
  schema: v.literal(1),
  kind: v.literal('summary'),
  tool: v.object({ name: text, version: text }),
  repositories: v.array(
    v.object({
      name: text,
      head: commitId,
      headDate: date,
      ref: text,
      url: orNull(webAddress),
      searchedOnly: v.optional(v.literal(true)),
    }),
  ),
  subject: v.object({
    id: text,
    name: text,
    identities: v.array(identity),
    confirmed: v.boolean(),
  }),
  period: v.object({ label: text, from: day, to: day }),
  settings: v.object({
    people: v.picklist(['roles', 'names']),
    voice: v.picklist(['first', 'third']),
    exhaustive: v.boolean(),
    restored: v.optional(texts),
  }),
  coverage: v.object({
    complete: v.boolean(),
    from: orNull(date),
    to: orNull(date),
    gaps: v.array(
      v.object({
        repository: index,
        source: text,
        reason: text,
        before: v.optional(text),
        count: v.optional(integer),
        name: v.optional(text),
      }),
    ),
    streams: v.optional(
      v.array(
        v.object({
          repository: index,
          stream: text,
          of: orNull(text),
          from: orNull(moment),
          to: orNull(moment),
          complete: v.boolean(),
          reason: orNull(text),
          explanation: orNull(text),
          resumeAt: orNull(moment),
        }),
      ),
    ),
  }),
  teams: v.object({
    source: v.picklist(['file', 'github', 'codeowners', 'areas', 'none']),
    ignored: texts,
    list: texts,
  }),
  headline,
  accomplished: v.array(
    v.object({
      contribution: text,
      title: text,
      commits: v.array(commit),
      pullRequests: v.array(integer),
      filesAdded: integer,
      filesDeleted: integer,
      filesCapped: v.boolean(),
      smaller: v.boolean(),
    }),
  ),
  contributions: v.array(contribution),
  pullRequests: v.optional(v.array(pullRequest), []),
  watchlist: v.array(v.object({ id: text, title: text, available: date })),
  unmerged: v.array(commit),
  prompts: v.array(prompt),
  people: v.array(person),
  ledger: v.array(
    v.object({ repository: index, what: text, count: integer, reason: text, examples: texts }),
  ),
  searches: v.optional(v.array(search)),
  manual: v.array(manual),
  order: texts,
  edits: v.array(v.object({ id: text, at: text, change: v.looseObject({ kind: text }) })),
});

export type ExportedSummary = v.InferOutput<typeof exportedSchema>;
export type ExportedContribution = ExportedSummary['contributions'][number];
export type ExportedArgument = ExportedContribution['arguments'][number];
