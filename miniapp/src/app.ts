import type { PropsWithChildren } from 'react';
import './platform/navigation-calls';
import './app.scss';

/** Root of both builds; pages bring their own frame. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
