import { readOrderSearch, readTicketSearch } from './search.ts';

test('an address is read as it was written', () => {
  const search = { state: 'pending', category: 'road', estate: 'e1', q: '塌陷', id: 't1' };
  expect(readTicketSearch(search)).toEqual(search);
});

test('a ticket’s number in the address stays text', () => {
  expect(readTicketSearch({ q: 26112248371 }).q).toBe('26112248371');
});

test('what makes no sense is dropped', () => {
  expect(readTicketSearch({ state: 'nonsense', q: ['a'], id: '' })).toEqual({});
  expect(readOrderSearch({ state: 'pending' })).toEqual({});
  expect(readOrderSearch({ state: 'draft' })).toEqual({ state: 'draft' });
});
