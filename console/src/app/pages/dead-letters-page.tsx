import { DeadLetters } from '../../features/deliveries/dead-letters.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** Deliveries that were given up. */
export function DeadLettersPage() {
  usePageTitle('未送达');
  return <DeadLetters />;
}
