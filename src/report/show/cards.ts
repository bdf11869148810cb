/** Arguments as cards, by lens. */
import { daysBetween } from '../../core/contributions/span.ts';
import type {
  EditedArgument,
  EditedContribution,
  EditedSummary,
  Ground,
} from '../../core/draft/editedSummary.ts';
import { lenses, type Evidence, type Lens } from '../../core/insights/insight.ts';
import type { Line } from '../line.ts';
import type { ShownCard, ShownLens, ShownQuote, ShownRows } from '../shown.ts';
import { againstOf, lookedFor, notVisibleOf, scopeOf } from '../words/against.ts';
import { claimOf, isSaidByClaim } from '../words/claims.ts';
import { count, list, monthSpan } from '../words/dates.ts';
import { lensHints, lensTitles } from '../words/lenses.ts';
import { showReach } from './reach.ts';
import { rowCount, showRows } from './rows.ts';
import { showSeries } from './series.ts';
import { givenLink, type Teller } from './teller.ts';

/** More names than this are counted. */
const mostNamed = 6;

export function showLenses(edited: EditedSummary, teller: Teller): readonly ShownLens[] {
  const told: Told = { contributions: new Map(), nothingAgainst: false };
  return lenses.map((lens) => {
    const all = argumentsUnder(lens, edited);
    const included = all.filter(({ argument }) => argument.included);
    const others = all.filter(({ argument }) => !argument.included);
    const named = new Set(
      others
        .filter(({ argument }) => !argument.chosen)
        .map(({ contribution }) => teller.speaker.tell(contribution.title)),
    );
    for (const { contribution } of included) named.delete(teller.speaker.tell(contribution.title));
    return {
      lens,
      title: lensTitles[lens],
      hint: lensHints[lens],
      cards: included.map(({ contribution, argument }) =>
        showCard(contribution, argument, told, teller),
      ),
      alone: () => included.map((item) => showAlone(item, new Set(), teller)),
      foldedCount: others.length,
      folded: () => {
        const nothingTold: Told = { contributions: new Map(), nothingAgainst: false };
        return others.map(({ contribution, argument }) =>
          showCard(contribution, argument, nothingTold, teller),
        );
      },
      further: furtherOf([...named], included.length > 0),
    };
  });
}

/** The arguments told of each contribution, each contribution where its first argument stands. */
export function showContributions(
  edited: EditedSummary,
  teller: Teller,
): readonly (readonly ShownCard[])[] {
  const groups = new Map<string, Argued[]>();
  for (const item of lenses.flatMap((lens) => argumentsUnder(lens, edited))) {
    const { id } = item.contribution;
    if (item.argument.included) groups.set(id, [...(groups.get(id) ?? []), item]);
  }
  return [...groups.values()].map((items) => {
    const said = new Set<string>();
    return items.map((item) => showAlone(item, said, teller));
  });
}

type Found = Extract<Ground, { readonly kind: 'found' }>;

interface Argued {
  readonly contribution: EditedContribution;
  readonly argument: EditedArgument;
}

function argumentsUnder(lens: Lens, { contributions, summary }: EditedSummary): readonly Argued[] {
  return contributions.flatMap((contribution) => {
    // What was begun after the period is no argument in its review, unless the engineer says so.
    const { found } = contribution;
    const isLater = found !== null && daysBetween(found.span.from, summary.period.to) <= 0;
    return contribution.arguments
      .filter((argument) => argument.lens === lens && (argument.chosen || !isLater))
      .map((argument) => ({ contribution, argument }));
  });
}

/** A card that leans on no other; what was said against the contribution is not said again. */
function showAlone(
  { contribution, argument }: Argued,
  said: Set<string>,
  teller: Teller,
): ShownCard {
  const { ground } = argument;
  const nothingTold: Told = { contributions: new Map(), nothingAgainst: false };
  return {
    ...showCard(contribution, argument, nothingTold, teller),
    against: ground.kind === 'found' ? freshAgainst(ground, said, teller) : '',
  };
}

function furtherOf(named: readonly string[], isBesides: boolean): string {
  if (named.length === 0) return '';
  const more = named.length - mostNamed;
  const names = more > 1 ? [...named.slice(0, mostNamed), `${more} more`] : named;
  return isBesides
    ? `Found under this lens too: ${list(names)}.`
    : `Found under this lens, and not told here: ${list(names)}.`;
}

interface ToldContribution {
  readonly lens: Lens;
  readonly kinds: Set<string>;
  /** Under which lens the same evidence was listed. */
  readonly listed: Map<string, Lens>;
}

/** What earlier cards said, so that later ones do not repeat it. */
interface Told {
  readonly contributions: Map<string, ToldContribution>;
  nothingAgainst: boolean;
}

function showCard(
  contribution: EditedContribution,
  argument: EditedArgument,
  told: Told,
  teller: Teller,
): ShownCard {
  const { speaker } = teller;
  const { found } = contribution;
  const { ground, insight, lens } = argument;
  const before = told.contributions.get(contribution.id);
  const recorded = ground.kind === 'found' ? ground : null;
  const read = recorded?.told;
  return {
    contribution: contribution.id,
    insight,
    lens,
    included: argument.included,
    title: speaker.tell(contribution.title),
    path: found && teller.home(found),
    about: found?.about && !before ? sentence(speaker.tell(found.about, 200)) : null,
    standing: argument.standing,
    claim: claimLine(contribution, argument, teller),
    ownWords: isOwnWords(ground),
    rows: rowsOf(recorded?.argument.evidence ?? [], lens, before, teller),
    links:
      ground.kind === 'manual'
        ? ground.value.links.map((link) =>
            givenLink(link.url, teller.own(link.label) || teller.own(link.url)),
          )
        : [],
    quotes: before ? [] : contribution.quotes.map((quote) => showQuote(quote, teller)),
    against: recorded ? againstText(recorded, contribution.id, told, teller) : '',
    notVisible: read
      ? teller.own(read.notVisible)
      : recorded
        ? notVisibleOf(recorded.argument)
        : '',
    series: recorded && (read?.hasSeries ?? true) ? showSeries(recorded.argument.facts) : null,
    reach: insight === 'E1' && found ? showReach(found, teller) : null,
  };
}

/** Rows that stand under an earlier lens already are not listed again. */
function rowsOf(
  evidence: readonly Evidence[],
  lens: Lens,
  before: ToldContribution | undefined,
  teller: Teller,
): ShownRows {
  const key = evidence.map(({ id, place }) => `${id} ${place}`).join('\n');
  const listed = before?.listed.get(key);
  if (listed && evidence.length > 0) {
    const same = `The same ${rowCount(evidence)} as under “${lensTitles[listed]}”.`;
    return { open: [], folded: [], foldedLabel: same };
  }
  before?.listed.set(key, lens);
  return showRows(evidence, before === undefined, teller);
}

function isOwnWords(ground: Ground): boolean {
  if (ground.kind !== 'found') return true;
  return ground.told ? ground.told.ownWords : ground.words !== null;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function claimLine(
  contribution: EditedContribution,
  { ground }: EditedArgument,
  teller: Teller,
): Line {
  const { speaker, own } = teller;
  switch (ground.kind) {
    case 'found':
      return [
        {
          text:
            ground.words === null
              ? claimOf(ground.argument.facts, contribution.found!, speaker)
              : own(ground.words),
        },
      ];
    case 'manual':
      return [{ text: own(ground.value.claim) }];
    case 'counterfactual': {
      const { alternative, whoPays, when, howSure } = ground.value;
      const parts: readonly (readonly [string, string])[] = [
        ['Without it', alternative],
        ['Who would pay', whoPays],
        ['When', when],
        ['How sure I am', howSure],
      ];
      const said = parts
        .filter(([, text]) => text.trim() !== '')
        .map(([label, text]) => `${label}: ${sentence(own(text))}`);
      return [{ text: `${said.join(' ')}${besides(contribution)}` }];
    }
  }
}

/** Dated facts next to a judgement. */
function besides({ found }: EditedContribution): string {
  if (!found) return '';
  const uses = found.uses.filter((use) => use.adoption.ended === null);
  const places = count(uses.length, 'place', 'places');
  const used =
    uses.length > 0
      ? `; ${places} of other people ${uses.length === 1 ? 'depends' : 'depend'} on it today`
      : '';
  return ` (My judgement. On record: built ${monthSpan(found.span.from, found.span.to)}${used}.)`;
}

function showQuote(quote: EditedContribution['quotes'][number], teller: Teller): ShownQuote {
  const source = givenLink(quote.source, teller.own(quote.source));
  return { id: quote.id, text: teller.own(quote.text), source };
}

/** What speaks against an argument and is not of a kind that was said, nor in its claim; that is said now. */
function freshAgainst(ground: Found, said: Set<string>, { speaker, own }: Teller): string {
  const { counterEvidence, facts } = ground.argument;
  const fresh = counterEvidence.filter(({ kind }) => !said.has(kind));
  for (const { kind } of fresh) said.add(kind);
  return fresh
    .filter((item) => isOwnWords(ground) || !isSaidByClaim(facts, item))
    .map(
      (item) =>
        own(ground.told?.against.get(item.kind) ?? '') ||
        againstOf(item, speaker, scopeOf(facts.insight)),
    )
    .join(' ');
}

function againstText(ground: Found, contribution: string, told: Told, teller: Teller): string {
  const { counterEvidence, facts, lens } = ground.argument;
  const before = told.contributions.get(contribution);
  const known = before ?? { lens, kinds: new Set<string>(), listed: new Map<string, Lens>() };
  told.contributions.set(contribution, known);
  const repeated = counterEvidence.some(({ kind }) => known.kinds.has(kind));
  const text = freshAgainst(ground, known.kinds, teller);
  if (repeated) {
    const where = `“${lensTitles[known.lens]}”`;
    return text === ''
      ? `What is said under ${where}.`
      : `${text} Also what is said under ${where}.`;
  }
  if (text !== '') return text;
  if (counterEvidence.length > 0) return 'What the claim itself says.';
  if (told.nothingAgainst) return 'Nothing of what is looked for.';
  told.nothingAgainst = true;
  return `Nothing found of what is looked for: ${lookedFor(facts.insight)}.`;
}
