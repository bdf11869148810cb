import assert from 'node:assert/strict';

import fc from 'fast-check';

import { gradle } from '../../../src/core/languages/gradle.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

function applied(text: string): readonly string[] {
  return gradle
    .scan(text, 'build.gradle')
    .imports.map(({ specifier, line }) => `${specifier} @${line}`);
}

function resolve(
  from: string,
  specifier: string,
  files: Readonly<Record<string, string>> = {},
): readonly string[] {
  return gradle
    .resolver({ paths: Object.keys(files), text: (path) => files[path], formerNames: () => [] })
    .resolve(from, { specifier, via: 'uses', names: null, namespace: null, line: 1 })
    .flat()
    .map(({ key }) => key);
}

describe('What a build script applies', () => {
  it('plugins by their id, in Groovy and Kotlin', () => {
    const text = `plugins {
  id "java-library"
  id("own.conventions") version "1" // id "no"
  \`kotlin-dsl\`
}
/* plugins { id "no" } */
apply plugin: 'own.other'
gradlePlugin {
  plugins {
    mine { id = "own.mine" }
  }
}
description = "id"
`;
    assert.deepEqual(applied(text), [
      'id:java-library @2',
      'id:own.conventions @3',
      'id:kotlin-dsl @4',
      'id:own.other @7',
    ]);
  });

  it('scripts by their path', () => {
    assert.deepEqual(
      applied('apply from: "$rootDir/gradle/a.gradle"\napply(from = "b.gradle.kts")\nfrom "x"\n'),
      ['$rootDir/gradle/a.gradle @1', 'b.gradle.kts @2'],
    );
    assert.deepEqual(resolve('a/build.gradle', '$rootDir/gradle/x.gradle'), [
      'gradle:gradle/x.gradle',
    ]);
    assert.deepEqual(resolve('a/build.gradle', '${rootProject.projectDir}/x.gradle'), [
      'gradle:x.gradle',
    ]);
    assert.deepEqual(resolve('a/build.gradle', 'x.gradle'), [
      'gradle:a/x.gradle',
      'gradle:x.gradle',
    ]);
    assert.deepEqual(resolve('a/build.gradle', 'https://example.org/x.gradle'), []);
  });

  it('plugins of the repository, as scripts or classes', () => {
    const files = {
      'buildSrc/build.gradle':
        'gradlePlugin {\n plugins {\n  c {\n   id = "own.conventions"\n   implementationClass = "org.own.Conventions"\n  }\n }\n}\n',
    };
    assert.deepEqual(resolve('a/build.gradle', 'id:own.conventions', files), [
      'gradle:id:own.conventions',
      'java:org.own.Conventions',
    ]);
    assert.deepEqual(gradle.keysOf('buildSrc/src/main/kotlin/own.library.gradle.kts'), [
      'gradle:id:own.library',
    ]);
    assert.deepEqual(gradle.keysOf('gradle/a.gradle'), ['gradle:gradle/a.gradle']);
    assert.deepEqual(gradle.keysOf('a/build.gradle'), []);
    assert.ok(!gradle.reads('settings.gradle'));
  });

  it('in time linear in the text, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => void applied(text)));
    const started = cpuMilliseconds();
    for (const piece of ['plugins {', 'a "b" ', '"', "'", '/*', '"""', '{', '}', 'apply from: '])
      applied(piece.repeat(300_000 / piece.length));
    assert.ok(cpuMilliseconds() - started < 3000);
  });
});
