import { expect, it } from 'vitest';
import { withoutSecrets } from './secrets.js';

it.each([
  ['whole', 'host=db password=hunter2', 'no route to "host=db password=hunter2"', 'no route to "…"'],
  ['by its password', 'host=db password=hunter2 user=a', 'hunter2 is wrong for a', '… is wrong for a'],
  ['quoted', "host=db password='a b''c'", "near 'host=db password=''a b''''c'''", "near '…'"],
  ['a quoted password', "password = 'hunter 2' host=db", 'hunter 2 is wrong', '… is wrong'],
  ['as a URI', 'postgres://a:hunter2@db/x', 'a with hunter2 at db', 'a with … at db'],
  ['a password that a URI encodes', 'postgres://a:p%40ss@db/x', 'p@ss or p%40ss', '… or …'],
  ['a password with a lone per cent sign', 'postgres://a:100%@db/x', 'is 100% wrong', 'is … wrong'],
  ['without a password', 'host=db', 'a message', 'a message'],
])('a connection string is not shown, %s', (_, connection, text, shown) => {
  expect(withoutSecrets(text, [connection])).toBe(shown);
});
