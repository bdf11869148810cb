/** GitHub Actions: the unit is a reusable workflow or the folder of an action; both are named by `uses`. */
import { createAbroad } from './actions/abroad.ts';
import { readEntries, unquote, type Entry } from './actions/lines.ts';
import { isAction, isWorkflow, keyOfUnit, unitOfPath } from './actions/paths.ts';
import { createResolver } from './actions/resolver.ts';
import type { Definition, FileFacts, Import, Language } from './language.ts';

const generatedMark = /@generated|generated[^]{0,200}?do not edit/i;
const markedWithin = 1024;
const flowUses = /[{,\s]["']?uses["']?\s{0,20}:\s{0,20}("[^"\n]*"|'[^'\n]*'|[^\s,{}[\]"']+)/g;

/** Whether `uses` under these keys runs something: a step of a job or an action, or a job as a whole. */
function isRun([...keys]: readonly string[]): boolean {
  const last = keys.pop();
  const [outer, job, steps] = keys;
  if (last === 'uses')
    return outer === 'jobs'
      ? keys.length === 2 || (keys.length === 3 && steps === 'steps')
      : outer === 'runs' && keys.length === 2 && job === 'steps';
  return false;
}

function usesOf(entry: Entry): readonly string[] {
  if (!entry.isFlow) return isRun(entry.path) ? [entry.value] : [];
  const isHolder = isRun([...entry.path, 'uses']) || isRun([...entry.path, 'steps', 'uses']);
  return isHolder ? [...entry.value.matchAll(flowUses)].map((match) => unquote(match[1]!)) : [];
}

/** Whether the entry makes the workflow one that others can call. */
function isCallable({ path, value }: Entry): boolean {
  if (path[0] !== 'on') return false;
  return path.length === 1
    ? /(?:^|[^\w-])workflow_call(?:$|[^\w-])/.test(value)
    : path.length === 2 && path[1] === 'workflow_call';
}

function scan(text: string, path: string): FileFacts {
  const imports: Import[] = [];
  const definitions: Definition[] = [];
  let summary: string | null = null;
  readEntries(text, (entry) => {
    const { line } = entry;
    for (const specifier of usesOf(entry)) {
      if (specifier !== '')
        imports.push({ specifier, via: 'uses', names: null, namespace: null, line });
    }
    if (entry.path.length === 1 && entry.path[0] === 'name' && entry.value !== '')
      summary ??= entry.value;
    if (definitions.length === 0 && isWorkflow(path) && isCallable(entry))
      definitions.push({ name: 'workflow_call', local: 'workflow_call', line });
  });
  return {
    imports,
    definitions,
    reExportShare: 0,
    generated: generatedMark.test(text.slice(0, markedWithin)),
    summary,
  };
}

const reads = (path: string): boolean => isWorkflow(path) || isAction(path);

export const actions: Language = {
  id: 'gha',
  reads,
  isManifest: () => false,
  packageName: () => undefined,
  unitOf: unitOfPath,
  keysOf: (path) => (reads(path) ? [keyOfUnit(unitOfPath(path))] : []),
  packages: () => [],
  resolver: createResolver,
  scan,
  members: () => new Map(),
  defines: () => false,
  abroad: createAbroad((text, path) => scan(text, path).imports),
};
