import { FIGURE_KEYS } from './figures.ts';
import { BREAKDOWNS, figuresBy } from './statistics.api.ts';

it.each(BREAKDOWNS)('rows by %s have every number but those of now in a month', (by) => {
  const missing = FIGURE_KEYS.filter((key) => !figuresBy(by, FIGURE_KEYS).includes(key));
  expect(missing).toEqual(by === 'month' ? ['openNow', 'lateNow', 'shelvedNow'] : []);
});
