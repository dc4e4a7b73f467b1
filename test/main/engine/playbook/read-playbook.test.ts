import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readPlaybook } from '../../../../main/engine/playbook/files/read-playbook.ts';
import { listPlaybooks } from '../../../../main/engine/playbook/index.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

const whole = `id: odd-mail
title: Odd mail
description: Looks for odd mail.
category: question
parameters:
  - name: user
    title: Person
    type: user
  - name: window
    title: Time
    type: window
    value: last 7 days
steps:
  - id: mails
    title: Mails
    purpose: Find them.
    kind: notification
    query: recipient in ({{user.names}}) and {{window}}
    groupBy: Status
    columns: [Timestamp, Subject]
    branches:
      normal: end
    actions:
      - kind: reset-password
        for: user
        when: [malicious]
        why: It is known.
  - id: done
    title: Done
    purpose: Nothing is left.
`;

const read = (text: string) => readPlaybook(text, { file: 'odd.yaml', origin: 'own' });

test('a playbook is read with everything that its file leaves out', () => {
  const { playbook, problems } = read(whole);
  expect(problems).toEqual([]);
  expect(playbook).toMatchObject({
    id: 'odd-mail',
    origin: 'own',
    file: 'odd.yaml',
    parameters: [{ name: 'user', required: true, value: '' }, { name: 'window' }],
  });
  expect(playbook?.steps[1]).toEqual({
    id: 'done',
    title: 'Done',
    purpose: 'Nothing is left.',
    query: null,
    kind: null,
    columns: [],
    groupBy: null,
    normal: '',
    suspicious: '',
    capture: '',
    branches: {},
    actions: [],
  });
});

describe('what is wrong is told with its line', () => {
  test.each<[what: string, from: string, to: string, line: number, message: string]>([
    ['a broken file', 'category: question', 'category: [question', 5, 'This is no YAML'],
    ['a missing title', 'title: Odd mail\n', '', 1, 'Title is missing.'],
    ['an unknown key', 'category: question', 'kategory: question', 4, 'There is no "kategory"'],
    [
      'an unknown category',
      ': question',
      ': quest',
      4,
      'must be one of incident, question, review',
    ],
    ['an unknown key of a step', 'groupBy: Status', 'group: Status', 19, 'no "group" in steps 1'],
    ['a number for a title', 'title: Mails', 'title: 12', 15, 'must be a text'],
    ['an id with capitals', 'id: mails', 'id: Mails', 14, 'small letters, digits and hyphens'],
    ['an unknown kind', 'kind: notification', 'kind: mail', 17, 'must be one of audit, event'],
    ['an unknown verdict', 'normal: end', 'fine: end', 22, 'no "fine" in steps 1, branches'],
    ['an unknown action', 'kind: reset-password', 'kind: shout', 24, 'must be one of revoke'],
    ['an unknown verdict of an action', '[malicious]', '[bad]', 26, 'must be one of normal'],
    ['a step that is there twice', 'id: done', 'id: mails', 28, 'is there already'],
    ['a parameter that is there twice', 'name: window', 'name: user', 9, 'is there already'],
    ['an unknown parameter', '{{window}}', '{{when}}', 18, 'There is no parameter "when".'],
    ['what is no parameter', '{{window}}', '{{ a b }}', 18, '{{ a b }} is no parameter.'],
    [
      'names of what is no user',
      '{{window}}',
      '{{window.names}}',
      18,
      'only a parameter of type user',
    ],
    ['a query that cannot be read', '{{window}}', 'actor is', 18, 'cannot be read at character'],
    [
      'a parameter in quotes',
      '({{user.names}})',
      "('{{user}}')",
      18,
      'cannot be read|no value can stand',
    ],
    [
      'a parameter for a field',
      'query: recipient in',
      'query: status is sent or {{user}} in',
      18,
      'cannot be read|no value can stand',
    ],
    ['a window that is none', 'last 7 days', 'actor is ana', 12, 'is no time'],
    ['a window with more', 'last 7 days', 'last 7 days or actor is ana', 12, 'is no time, or more'],
    ['a group that is no field', 'groupBy: Status', 'groupBy: Statue', 19, 'no field "Statue"'],
    ['a group of marks', 'groupBy: Status', 'groupBy: tag', 19, 'cannot be grouped'],
    ['a column that is no field', '[Timestamp, Subject]', '[Timestamp, Sub]', 20, 'no field "Sub"'],
    ['a branch to nowhere', 'normal: end', 'normal: gone', 22, 'no step "gone"'],
    ['a branch backwards', 'normal: end', 'normal: mails', 22, 'leads to a later step'],
    ['an action on nothing', 'for: user', 'for: nobody', 25, 'is no parameter and no field'],
    ['aliases', 'title: Odd mail', 'title: &a Odd\ndescription2: *a', 0, 'aliases'],
  ])('%s', (_what, from, to, line, message) => {
    const text = whole.replace(from, to);
    expect(text).not.toBe(whole);
    const { playbook, problems } = read(text);
    expect(playbook).toBeNull();
    const told = problems.map((problem) => `${problem.line ?? 0}: ${problem.message}`);
    expect(told.join('\n')).toMatch(
      new RegExp(`^${line}: .*(?:${message.replace(/[()[\]{}.]/g, '\\$&')})`, 'm'),
    );
  });

  it('but not without end', () => {
    const steps = Array.from({ length: 60 }, (_, at) => `  - id: s${at}\n    title: S\n`).join('');
    const { problems } = read(`${whole.slice(0, whole.indexOf('steps:'))}steps:\n${steps}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toContain('40 more problems');
  });

  it('of a text that is no map, and of an empty one', () => {
    expect(read('- a').problems).toHaveLength(1);
    expect(read('').problems).toHaveLength(1);
  });
});

describe('folders of own playbooks', () => {
  it('are read with what is below them; a problem keeps no other out', () => {
    mkdirSync(place('own/below'), { recursive: true });
    mkdirSync(place('else'));
    place('own/a.yaml', whole);
    place('own/below/b.yml', whole.replace('odd-mail', 'other'));
    place('own/broken.yaml', 'id: [');
    place('own/notes.txt', 'no playbook');
    place('own/.hidden.yaml', whole.replace('odd-mail', 'hidden'));
    symlinkSync(place('else/far.yaml', whole.replace('odd-mail', 'far')), place('own/far.yaml'));
    const { playbooks, problems } = listPlaybooks([place('own')]);
    const own = playbooks.filter(({ origin }) => origin === 'own');
    expect(own.map(({ id, file }) => [id, file]).sort()).toEqual([
      ['odd-mail', 'a.yaml'],
      ['other', 'below/b.yml'],
    ]);
    expect(problems.map(({ file, line }) => [file, line])).toEqual([['broken.yaml', 1]]);
  });

  it('are told where they lie too deep to be read', () => {
    const deep = 'own/1/2/3/4/5/6';
    mkdirSync(place(deep), { recursive: true });
    place('own/1/2/3/4/5/a.yaml', whole);
    place(`${deep}/b.yaml`, whole.replace('odd-mail', 'other'));
    const { playbooks, problems } = listPlaybooks([place('own')]);
    expect(playbooks.filter(({ origin }) => origin === 'own').map(({ id }) => id)).toEqual([
      'odd-mail',
    ]);
    expect(problems).toMatchObject([
      { file: '1/2/3/4/5/6', message: expect.stringContaining('more than 5 folders deep') },
    ]);
  });

  it('cannot take the id of a playbook that is there', () => {
    const file = place('mine.yaml', whole.replace('odd-mail', 'daily-review'));
    const { playbooks, problems } = listPlaybooks([file]);
    expect(playbooks.find(({ id }) => id === 'daily-review')?.origin).toBe('shipped');
    expect(problems).toMatchObject([{ message: expect.stringContaining('Daily review') }]);
  });

  it('that are not there are told', () => {
    expect(listPlaybooks([place('none')]).problems).toMatchObject([
      {
        file: place('none'),
        line: null,
        message: expect.stringContaining('(ENOENT). Check the path'),
      },
    ]);
  });
});
