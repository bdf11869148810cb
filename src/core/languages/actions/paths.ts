/** Paths of workflows and actions. */

const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const action = /(?:^|\/)action\.ya?ml$/;

export function isWorkflow(path: string): boolean {
  return workflow.test(path);
}

export function isAction(path: string): boolean {
  return action.test(path);
}

/** A workflow is its file; an action is its folder, `.` for the root. */
export function unitOfPath(path: string): string {
  if (isWorkflow(path)) return path;
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

export function keyOfUnit(unit: string): string {
  return `gha:${unit}`;
}
