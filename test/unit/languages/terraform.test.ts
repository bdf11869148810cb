import assert from 'node:assert/strict';

import fc from 'fast-check';

import { terraform } from '../../../src/core/languages/terraform.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

function sources(text: string): readonly string[] {
  return terraform
    .scan(text, 'main.tf')
    .imports.map(({ specifier, line }) => `${specifier} @${line}`);
}

function resolve(from: string, specifier: string): readonly string[] {
  return terraform
    .resolver({ paths: [], text: () => undefined, formerNames: () => [] })
    .resolve(from, { specifier, via: 'uses', names: null, namespace: null, line: 1 })
    .flat()
    .map(({ key }) => key);
}

describe('Terraform modules', () => {
  it('are named by the source of module blocks alone', () => {
    const text = `# module "no" { source = "./no" }
/* module "no" {
  source = "./no"
} */
module "network" {
  source  = "./modules/network" // "source"
  version = "1"
  extra = { source = "./no" }
}
resource "x" "y" {
  source = "./no"
  text = <<-EOT
module "no" {
  source = "./no"
}
  EOT
}
module far {
  source = "hashicorp/consul/aws"
}
`;
    assert.deepEqual(sources(text), ['./modules/network @6', 'hashicorp/consul/aws @19']);
    assert.deepEqual(sources(text.replaceAll('\n', '\r\n')), sources(text));
  });

  it('are folders', () => {
    assert.deepEqual(terraform.keysOf('modules/network/main.tf'), ['tf:modules/network']);
    assert.deepEqual(terraform.keysOf('main.tf'), ['tf:.']);
    assert.deepEqual(resolve('live/main.tf', '../modules/network'), ['tf:modules/network']);
    assert.deepEqual(resolve('live/main.tf', '..'), ['tf:.']);
    assert.deepEqual(resolve('live/main.tf', '../../x'), []);
    assert.deepEqual(resolve('live/main.tf', 'git::https://example.org/x.git//modules/a'), []);
    assert.ok(!terraform.reads('.terraform/modules/x/main.tf'));
  });

  it('are found in time linear in the text, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => void sources(text)));
    const started = cpuMilliseconds();
    for (const piece of ['a "b" = ', 'module "a" {', '<<A\n', '"', '/*', '"\\', '{', '}'])
      sources(piece.repeat(300_000 / piece.length));
    assert.ok(cpuMilliseconds() - started < 3000);
  });
});
