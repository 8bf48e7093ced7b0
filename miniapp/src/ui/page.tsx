import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect, type PropsWithChildren, type ReactNode } from 'react';
import { isOffline, problemText } from '../platform/problem-error';
import { setBarDark } from '../platform/theme';
import { classes } from './classes';
import { useDisplay, type Display } from './display';
import { ErrorState } from './empty';
import { FaultBarrier } from './fault-barrier';
import { Notice } from './notice';
import { Skeleton } from './skeleton';

/** Whether a page has what it shows. Data from before a lost network stay `ready`, with `asOf`. */
export type PageStatus =
  { kind: 'ready' } | { kind: 'loading' } | { kind: 'failed'; error: unknown; onRetry: () => void };

export interface PageProps {
  status?: PageStatus;
  /** The shape that is coming; the usual three cards when left out. */
  skeleton?: ReactNode;
  /** `今天 16:30`: the network is gone and these are the data of that time. */
  asOf?: string;
  /** Fixed at the bottom, within reach of the thumb: the one main button. */
  footer?: ReactNode;
  /** The bar of tabs, on pages that are tabs. */
  tabs?: ReactNode;
  /** Without side padding. */
  flush?: boolean;
}

const READY: PageStatus = { kind: 'ready' };

/** Root of every page: text size, theme, safe area, and the states before there is something to show. */
export function Page(props: PropsWithChildren<PageProps>) {
  const { status = READY, footer, tabs, flush } = props;
  const display = useDisplay();
  useDidShow(() => setBarDark(display.dark));
  useEffect(() => setBarDark(display.dark), [display.dark]);
  return (
    <View {...lookOf(display)}>
      <View className={classes('wa-page__body', flush && 'wa-page__body--flush')}>
        {props.asOf ? (
          <Notice tone="yellow" icon="offline" text={`网络没有连上，下面是 ${props.asOf} 的内容`} />
        ) : null}
        <FaultBarrier>
          <PageBody status={status} skeleton={props.skeleton}>
            {props.children}
          </PageBody>
        </FaultBarrier>
      </View>
      <PageFoot footer={status.kind === 'ready' ? footer : null} tabs={tabs} />
    </View>
  );
}

/** Class and size variable of a root: elder mode has a class, WeChat's own sizes between are set by number. */
function lookOf({ elder, dark, scale }: Display): { className: string; style?: string } {
  const className = classes('wa-page', elder && 'wa-elder', dark && 'wa-dark');
  return elder || scale === 1 ? { className } : { className, style: `--k:${scale}` };
}

function PageFoot({ footer, tabs }: Pick<PageProps, 'footer' | 'tabs'>) {
  return (
    <>
      {footer ? <View className="wa-page__footer">{footer}</View> : null}
      {tabs ? <View className="wa-page__tabs">{tabs}</View> : null}
    </>
  );
}

/** Skeleton, failure or content; also for a part of a page that loads by itself below filters. */
export function PageBody(props: PropsWithChildren<{ status: PageStatus; skeleton?: ReactNode }>) {
  const { status, skeleton, children } = props;
  if (status.kind === 'loading') return <>{skeleton ?? <Skeleton />}</>;
  if (status.kind === 'failed') {
    return (
      <ErrorState
        text={problemText(status.error)}
        offline={isOffline(status.error)}
        onRetry={status.onRetry}
      />
    );
  }
  return <>{children}</>;
}
