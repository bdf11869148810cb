/** Facts of a document, which may be of any shape, as those that a chart is drawn from. */

/** Whether the facts hold the work and the quarters before and after it, as `BeforeAfterFacts` does. */
export function hasSeries(facts: Readonly<Record<string, unknown>>): boolean {
  const { work, quarters } = facts;
  return (
    isObject(work) &&
    typeof work['from'] === 'string' &&
    typeof work['to'] === 'string' &&
    Array.isArray(quarters) &&
    quarters.every(isQuarter)
  );
}

function isQuarter(value: unknown): boolean {
  return (
    isObject(value) &&
    (value['side'] === 'before' || value['side'] === 'after') &&
    typeof value['from'] === 'string' &&
    isCount(value['area']) &&
    isCount(value['rest'])
  );
}

function isCount(value: unknown): boolean {
  return value === null || (typeof value === 'number' && value >= 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
