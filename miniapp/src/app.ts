import type { PropsWithChildren } from 'react';
import './platform/navigation';
import './platform/storage';
import './app.scss';
import './platform/frame';

/** Root of both builds; pages bring their own frame. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
