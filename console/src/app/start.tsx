import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../lib/query-client.ts';
import { createReachability } from '../lib/reachability.ts';
import { createServices } from '../lib/services.ts';
import { followOtherTabs, tabLock } from '../lib/session.ts';
import type { Fetch } from '../lib/transport.ts';
import { ConsoleApp } from './console-app.tsx';
import { startFreshOnSwitch } from './fresh-start.ts';
import { createConsoleRouter } from './router.tsx';
import '../ui/styles.css';

/** Starts the console in the page. @param fetch how requests travel */
export function start(fetch: Fetch): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root element');
  const exclusive = tabLock(navigator.locks);
  const services = createServices({ fetch, storage: localStorage, exclusive });
  const reachability = createReachability(() => services.clock.now());
  const queryClient = createQueryClient(reachability);
  const router = createConsoleRouter();
  followOtherTabs(services.session, window);
  startFreshOnSwitch(services.session, queryClient, () => void router.navigate({ to: '/' }));
  createRoot(root).render(
    <StrictMode>
      <ConsoleApp
        services={services}
        queryClient={queryClient}
        reachability={reachability}
        router={router}
        storage={localStorage}
      />
    </StrictMode>,
  );
}
