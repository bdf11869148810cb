/** Whose lines the assets of a summary are. */
import assert from 'node:assert/strict';

import { assetsOfAda, type Tell } from '../support/argued.ts';

const functionsOf = (name: string, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `export const ${name}${at} = () => '${name} ${at}';\n`,
  ).join('');

const retry = functionsOf('retry', 40);
const wait = functionsOf('wait', 60);
const licence = Array.from({ length: 12 }, (_, at) => `// Licence, line ${at}.\n`).join('');

/** Ada's share of the lines of each asset, by its path, where others use them. */
function shares(build: (tell: Tell) => void): Promise<ReadonlyMap<string, number | null>> {
  return assetsOfAda((tell) => {
    build(tell);
    for (const [at, name] of ['retry', 'wait'].entries())
      tell(`2024-0${at + 5}-01`, 'Cy', {
        [`app/${name}.ts`]: `import { ${name}1 } from '../lib/${name}.ts';\nexport const run = ${name}1;\n`,
      });
  });
}

describe('shares of lines', function () {
  this.timeout(60_000);

  it('whoever splits a file off does not own the lines', async () => {
    const found = await shares((tell) => {
      tell('2023-01-01', 'Bo', { 'lib/wait.ts': wait + retry });
      tell('2023-02-01', 'Ada', { 'lib/wait.ts': wait, 'lib/retry.ts': `// Ada's.\n${retry}` });
    });
    assert.equal(found.get('lib/retry.ts'), 0.024);
  });

  it('whoever wrote them keeps them where they are split off', async () => {
    const found = await shares((tell) => {
      tell('2023-01-01', 'Bo', { 'lib/wait.ts': wait });
      tell('2023-01-02', 'Ada', { 'lib/wait.ts': wait + retry });
      tell('2023-02-01', 'Bo', { 'lib/wait.ts': wait, 'lib/retry.ts': retry });
      tell('2023-03-01', 'Ada', { 'lib/retry.ts': `// Retries.\n${retry}` });
    });
    assert.equal(found.get('lib/retry.ts'), 1);
  });

  it('a licence at the head of a file is nobody’s', async () => {
    const small = ['a', 'b', 'c', 'd'].map((name) => `lib/${name}.ts`);
    const found = await shares((tell) => {
      tell('2023-01-01', 'Bo', {
        'lib/retry.ts': retry,
        'lib/wait.ts': wait,
        ...Object.fromEntries(small.map((path) => [path, 'export const one = 1;\n'])),
      });
      tell('2023-02-01', 'Ada', {
        'lib/retry.ts': `${licence}${retry}`,
        'lib/wait.ts': `${licence}${wait}// Ada's.\n`,
        ...Object.fromEntries(small.map((path) => [path, `${licence}export const one = 1;\n`])),
      });
      for (const path of small)
        tell('2023-03-01', 'Cy', {
          [path.replace('lib', 'app/of')]:
            `import { one } from '../../${path}';\nexport const two = one;\n`,
        });
    });
    assert.equal(found.get('lib/retry.ts'), 0);
    assert.equal(found.get('lib/wait.ts'), 0.016);
  });
});
