/** What may stand at a place of a team file. */

export interface TeamSuggestions {
  /** Email addresses of the people in the history. */
  readonly people: readonly string[];
  /** Folders as patterns. */
  readonly folders: readonly string[];
}

export interface Suggestion {
  readonly text: string;
  readonly detail: string;
}

/** Suggestions for the end of the text, which is the file up to the cursor. */
export function completeTeams(
  before: string,
  suggestions: TeamSuggestions = { people: [], folders: [] },
): readonly Suggestion[] {
  const lines = before.split(/\r?\n/);
  const last = lines.at(-1) ?? '';
  const list = listAround(lines);
  if (/^\s*-\s/.test(last) || /^\s+(?:people|paths):\s*\[/.test(last)) {
    if (list === 'people') return suggestions.people.map((text) => ({ text, detail: 'person' }));
    if (list === 'paths') return suggestions.folders.map((text) => ({ text, detail: 'folder' }));
    return [];
  }
  if (!/^\s*\w*$/.test(last)) return [];
  const indent = /^\s*/.exec(last)![0].length;
  if (indent === 0) return [{ text: 'teams:', detail: 'the teams by name' }];
  if (indent < 4) return [];
  return [
    { text: 'people:', detail: 'email addresses or logins' },
    { text: 'paths:', detail: 'patterns as in CODEOWNERS' },
  ];
}

/** The list that the last line is in. */
function listAround(lines: readonly string[]): 'people' | 'paths' | null {
  for (const line of lines.toReversed()) {
    const key = /^\s+(people|paths):/.exec(line)?.[1];
    if (key !== undefined) return key as 'people' | 'paths';
    if (!/^\s*(?:-.*|#.*)?$/.test(line)) return null;
  }
  return null;
}
