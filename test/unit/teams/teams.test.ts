/** Whose team a place belongs to (rule 10 of the rules of crediting). */
import assert from 'node:assert/strict';

import {
  findTeams,
  type Teams,
  TeamsError,
  teamsOfAdoption,
} from '../../../src/core/teams/teams.ts';

const paths = [
  'README.md',
  'apps/web/a.ts', 'apps/web/b.ts', 'apps/web/c.ts',
  'apps/ios/a.ts', 'apps/ios/b.ts', 'apps/ios/c.ts',
  'libs/http/a.ts', 'libs/http/b.ts', 'libs/http/c.ts',
  'tools/a.py', 'tools/b.py', 'tools/c.py',
]; // prettier-ignore

const owners = (...lines: readonly string[]): Teams =>
  findTeams({ paths, codeowners: { path: 'CODEOWNERS', text: lines.join('\n') } });

describe('teams from CODEOWNERS', () => {
  for (const [rule, lines, path, teams] of [
    ['the owner of the path', ['apps/ @o/apps', 'libs/ @o/libs'], 'apps/web/a.ts', ['@o/apps']],
    [
      'the last match alone',
      ['apps/ @o/apps', '/apps/web/ @o/web', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/web'],
    ],
    [
      'all owners of that line',
      ['apps/ @o/apps @o/web', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps', '@o/web'],
    ],
    [
      'nobody where the last match names nobody',
      ['apps/ @o/apps', '/apps/web/', 'libs/ @o/libs'],
      'apps/web/a.ts',
      [],
    ],
    [
      'top-level files alone for /*',
      ['apps/ @o/apps', 'libs/ @o/libs', '/* @o/top'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    [
      'top-level files for /*',
      ['apps/ @o/apps', 'libs/ @o/libs', '/* @o/top'],
      'README.md',
      ['@o/top'],
    ],
    [
      'a person is no team',
      ['apps/ @ada ada@x.org @o/apps', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    [
      'comments',
      ['# apps/ @o/no', 'apps/ @o/apps # @o/no', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    [
      'tabs and the ends of lines of Windows',
      ['apps/\t@o/apps\r', '\r', 'libs/ @o/libs\r'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    ['a byte order mark', ['\uFEFFapps/ @o/apps', 'libs/ @o/libs'], 'apps/web/a.ts', ['@o/apps']],
    [
      'no sections',
      ['apps/ @o/apps', '[Web] @o/web', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    [
      'no negation',
      ['apps/ @o/apps', '!apps/web/ @o/no', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    [
      'no line with an owner that is none',
      ['apps/ @o/apps', 'apps/ @o/no and others', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
    [
      'case matters',
      ['apps/ @o/apps', 'Apps/ @o/no', 'libs/ @o/libs'],
      'apps/web/a.ts',
      ['@o/apps'],
    ],
  ] as const) {
    it(rule, () => {
      const found = owners(...lines);
      assert.equal(found.source, 'codeowners');
      assert.deepEqual(found.ofPath(path), teams);
    });
  }

  it('owners of nearly everything are left out and named', () => {
    const found = owners('* @o/all', 'apps/ @o/all @o/apps', '/libs/ @o/all @o/libs');
    assert.deepEqual(found.ignored, ['@o/all']);
    assert.deepEqual(found.list, ['@o/apps', '@o/libs']);
    assert.deepEqual(found.ofPath('apps/web/a.ts'), ['@o/apps']);
    assert.deepEqual(found.ofPath('tools/a.py'), []);
  });

  it('an owner of most things is kept', () => {
    const found = owners('* @o/all', 'tools/ @o/tools');
    assert.deepEqual(found.ignored, []);
    assert.deepEqual(found.byDefault, ['@o/all']);
    assert.equal(owners('apps/ @o/all', 'tools/ @o/tools').byDefault, undefined);
    assert.deepEqual(found.ofPath('apps/web/a.ts'), ['@o/all']);
  });

  it('tells of areas where a single team owns everything, or nobody does', () => {
    for (const text of ['* @o/all', '', '* @ada', '# nothing']) {
      assert.equal(owners(text).source, 'areas', text);
    }
  });
});

describe('teams from a team file', () => {
  const file = [
    'teams:',
    '  Web:',
    '    people: [ada@x.org, "@bo", Cy Twombly]',
    '    paths: [apps/web/]',
    '  Apps:',
    '    paths: [apps/]',
    '  Nobody:',
    '    people: []',
  ].join('\n');
  const teams = findTeams({ teamsFile: file, paths, codeowners: { path: 'x', text: '* @o/all' } });

  it('goes before CODEOWNERS', () => assert.equal(teams.source, 'file'));
  it('lists its teams by name', () => assert.deepEqual(teams.list, ['Apps', 'Nobody', 'Web']));
  it('gives a path to all teams that name it', () =>
    assert.deepEqual(teams.ofPath('apps/web/a.ts'), ['Web', 'Apps']));
  for (const [how, name, email] of [
    ['email', 'x', 'ADA@x.org'],
    ['login', 'x', '7+Bo@users.noreply.github.com'],
    ['name', 'cy twombly', 'c@x.org'],
  ] as const) {
    it(`knows its people by ${how}`, () =>
      assert.deepEqual(
        teams.ofPerson([
          { name: 'y', email: 'y@x.org' },
          { name, email },
        ]),
        ['Web'],
      ));
  }
  it('knows nobody else', () => {
    assert.deepEqual(teams.ofPerson([{ name: 'bo', email: 'z@x.org' }]), ['Web']);
    assert.deepEqual(teams.ofPerson([{ name: '', email: '' }]), []);
  });

  it('an adoption is of the owners of its place, else of its author’s team', () => {
    const who = [{ name: 'x', email: 'ada@x.org' }];
    assert.deepEqual(teamsOfAdoption(teams, 'apps/ios/a.ts', who), ['Apps']);
    assert.deepEqual(teamsOfAdoption(teams, 'libs/http/a.ts', who), ['Web']);
    assert.deepEqual(
      teamsOfAdoption(teams, 'libs/http/a.ts', [{ name: 'q', email: 'q@x.org' }]),
      [],
    );
  });

  for (const [problem, text, message] of [
    ['is no YAML', 'teams:\n  a: [', /line \d/],
    ['has no teams', 'x: 1', /no `teams:`/],
    ['is empty', '', /no `teams:`/],
    ['has a list for teams', 'teams: [a]', /no `teams:`/],
    ['has a text for a team', 'teams: {a: b}', /neither people nor paths/],
    ['has a text for paths', 'teams: {a: {paths: b}}', /paths of team a/],
    ['has a number among people', 'teams: {a: {people: [1]}}', /people of team a/],
    ['has a path that is none', 'teams: {a: {paths: ["!b"]}}', /!b of team a/],
    [
      'is a bomb',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nteams: {x: {people: [*c,*c,*c,*c]}}',
      /./,
    ],
  ] as const) {
    it(`says so when it ${problem}`, () =>
      assert.throws(
        () => findTeams({ teamsFile: text, paths }),
        (error: Error) => {
          assert.ok(error instanceof TeamsError, String(error));
          assert.match(error.message, message);
          return true;
        },
      ));
  }

  it('a team may have any name', () => {
    const found = findTeams({
      teamsFile: 'teams: {__proto__: {paths: [apps/]}, constructor: {people: [ada@x.org]}}',
      paths,
    });
    assert.deepEqual(found.ofPerson([{ name: '', email: 'ada@x.org' }]), ['constructor']);
    assert.deepEqual(found.ofPerson([{ name: 'constructor', email: '__proto__' }]), []);
  });
});

describe('areas', () => {
  const areas = findTeams({ paths });
  it('are top-level folders, or the folders of a workspace', () => {
    assert.equal(areas.source, 'areas');
    assert.deepEqual(areas.list, ['apps/ios', 'apps/web', 'libs/http', 'tools']);
    assert.deepEqual(areas.ofPath('apps/web/deep/er/a.ts'), ['apps/web']);
  });
  it('are not what lies at the top, in a hidden folder or in a small one', () => {
    for (const path of ['README.md', '.github/workflows/a.yml', 'apps/tiny/a.ts', 'other/a.ts']) {
      assert.deepEqual(areas.ofPath(path), [], path);
    }
  });
  it('belong to nobody as a person', () =>
    assert.deepEqual(areas.ofPerson([{ name: 'Ada', email: 'ada@x.org' }]), []));
  it('are none where there is a single one', () => {
    assert.equal(findTeams({ paths: ['src/a.ts', 'src/b.ts', 'src/c.ts'] }).source, 'none');
    assert.equal(findTeams({ paths: [] }).source, 'none');
  });
});
