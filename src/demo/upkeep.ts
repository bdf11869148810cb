/** Bots that raise versions every other week, and a release each month. */
import { dependabot, kavya } from './people.ts';
import type { Step } from './step.ts';

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

const months = Array.from({ length: 24 }, (_, index) => ({
  year: 2024 + Math.floor((index + 6) / 12),
  month: (index + 6) % 12,
}));

const names = ['typescript', 'esbuild', 'vitest', 'undici'];

/** Trap: a bot touches what everybody depends on, and is credited with nothing. */
const raises: readonly Step[] = months.flatMap(({ year, month }, index): Step[] =>
  [9, 23].map((date, half) => {
    const turn = index * 2 + half;
    const name = names[turn % names.length]!;
    const version = `5.${Math.floor(turn / names.length)}.${turn % 3}`;
    return {
      on: day(year, month, date),
      by: dependabot,
      subject: `Bump ${name} to ${version}`,
      files: {
        [`tools/versions/${name}.json`]: `{ "name": "${name}", "version": "${version}" }\n`,
      },
    };
  }),
);

const releases: readonly Step[] = months.map(({ year, month }, index): Step => {
  const name = `${year}.${String(month + 1).padStart(2, '0')}`;
  const before = months[index - 1];
  const last = before ? `## ${before.year}.${String(before.month + 1).padStart(2, '0')}` : '';
  const entry = `## ${name}\n\nSee the pull requests of the month.\n`;
  return {
    on: day(year, month, 28),
    by: kavya,
    direct: true,
    subject: `Release ${name}`,
    edits: {
      'CHANGELOG.md': [
        last === '' ? ['# Changelog\n', `# Changelog\n\n${entry}`] : [last, `${entry}\n${last}`],
      ],
    },
  };
});

export const upkeep: readonly Step[] = [...raises, ...releases];
