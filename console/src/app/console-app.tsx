import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useLayoutEffect } from 'react';
import type { Reachability } from '../lib/reachability.ts';
import { useDarkMode } from '../lib/scheme.ts';
import { ServicesProvider, type Services } from '../lib/services.ts';
import { Announcer } from '../ui/announcer.tsx';
import { antdThemeOf, paintPage } from '../ui/theme.ts';
import { FrameProvider } from './frame.ts';
import type { ConsoleRouter } from './router.tsx';

dayjs.locale('zh-cn');

function hasMotion(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Lists that drop down belong to the dialog or page that they drop from, for screen readers and the focus. */
function popupHome(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('.ant-modal-container, #main') ?? document.body;
}

export interface ConsoleAppProps {
  services: Services;
  queryClient: QueryClient;
  reachability: Reachability;
  router: ConsoleRouter;
  storage: Storage;
}

/** The whole console, over what it is given. */
export function ConsoleApp(props: ConsoleAppProps) {
  const { services, queryClient, reachability, router, storage } = props;
  const [isDark, toggleDark] = useDarkMode(storage);
  const scheme = isDark ? 'dark' : 'light';
  useLayoutEffect(() => paintPage(scheme, document.documentElement), [scheme]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdThemeOf(scheme, hasMotion())}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupHome}
    >
      <Announcer>
        <ServicesProvider value={services}>
          <FrameProvider value={{ isDark, toggleDark, reachability }}>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </FrameProvider>
        </ServicesProvider>
      </Announcer>
    </ConfigProvider>
  );
}
