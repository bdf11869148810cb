/** What a file asks for by a commit and not by a version: actions, and packages taken from a repository. */
import { isRecord, parseManifest } from '../languages/javascript/packages.ts';

/** More than this of a file is not looked at. */
const mostText = 200_000;
const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$/;
const actionPin = /\buses:\s*["']?([\w.-]+\/[\w./-]+)@([\da-f]{40})\b/g;
const packageJson = /(^|\/)package\.json$/;
const packagePin = /#([\da-f]{7,40})$/;
const packageFields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const goModule = /(^|\/)go\.mod$/;
const goPin =
  /^\s*(?:require\s+)?([\w-]+\.[\w./~-]+)\s+v\d+\.\d+\.\d+-(?:[\w.]+\.)?\d{14}-([\da-f]{12})\b/gm;

/** Commits by the name of what they are of; of what is asked for at several ones, the last. */
export function pinsIn(path: string, text: string): ReadonlyMap<string, string> {
  const read = text.slice(0, mostText);
  if (workflow.test(path)) return pinsBy(actionPin, read);
  if (goModule.test(path)) return pinsBy(goPin, read);
  return packageJson.test(path) ? packagePins(read) : new Map();
}

function pinsBy(pattern: RegExp, text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(pattern), ([, name, commit]) => [name!, commit!]));
}

function packagePins(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const manifest = parseManifest(text);
  for (const field of packageFields) {
    const list = manifest[field];
    if (!isRecord(list)) continue;
    for (const [name, asked] of Object.entries(list)) {
      const pin = typeof asked === 'string' ? packagePin.exec(asked) : null;
      if (pin) found.set(name, pin[1]!);
    }
  }
  return found;
}
