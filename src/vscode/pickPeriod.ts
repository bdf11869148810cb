/** Asks for the review period. */
import * as vscode from 'vscode';

import type { Period } from '../core/model.ts';
import { defaultPeriod, parsePeriod } from '../core/period.ts';
import { periodChoices } from '../core/periodChoices.ts';

const hint = 'Write it as 2026-01-01..2026-07-01, 2026-H1, 2026-Q3 or 2026.';

/** The period that a key binding or a task gave as text; throws where it is none. */
export function readPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new Error(`"${text}" is no period. ${hint}`);
  return period;
}

export async function pickPeriod(title: string, today: string): Promise<Period | undefined> {
  const choices = periodChoices(today).map(({ period, note }) => ({
    label: period.label,
    description: note,
    detail: `${period.from} to before ${period.to}`,
    period,
  }));
  const other = { label: 'Other Period…', description: 'from a day to a day', period: null };
  const chosen = await vscode.window.showQuickPick([...choices, other], {
    title,
    placeHolder: 'Review period',
  });
  if (!chosen?.period) return chosen && askForDays(title, today);
  return chosen.period;
}

async function askForDays(title: string, today: string): Promise<Period | undefined> {
  const last = defaultPeriod(today);
  const text = await vscode.window.showInputBox({
    title,
    prompt: 'First day and the day after the last one, in UTC.',
    value: `${last.from}..${last.to}`,
    validateInput: (value) => (parsePeriod(value.trim()) ? undefined : hint),
  });
  return text === undefined ? undefined : parsePeriod(text.trim());
}
