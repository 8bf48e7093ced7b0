import { asyncApis, WxFailure, type Options } from './callbacks';
import type { WxTable, WxWorld } from './world';

const text = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;

async function modal(options: Options, { surface }: WxWorld): Promise<unknown> {
  return surface.modal({
    title: text(options['title'], ''),
    content: text(options['content'], ''),
    confirmText: text(options['confirmText'], '确定'),
    cancelText: text(options['cancelText'], '取消'),
    showCancel: options['showCancel'] !== false,
    editable: options['editable'] === true,
  });
}

async function actionSheet(options: Options, { surface }: WxWorld): Promise<unknown> {
  const tapIndex = await surface.sheet((options['itemList'] ?? []) as string[]);
  if (tapIndex === undefined) throw new WxFailure('cancel');
  return { tapIndex };
}

/** Navigation, dialogs, titles, scrolling: what a page does to the screen. */
export function uiApis(world: WxWorld): WxTable {
  const { surface, stack } = world;
  const nothing = (): void => undefined;
  const bodies = {
    navigateTo: ({ url }: Options) => {
      stack().navigateTo(url as string);
      return { eventChannel: undefined };
    },
    redirectTo: ({ url }: Options) => stack().redirectTo(url as string),
    reLaunch: ({ url }: Options) => stack().reLaunch(url as string),
    switchTab: ({ url }: Options) => stack().switchTab(url as string),
    navigateBack: ({ delta }: Options) => stack().navigateBack((delta as number | undefined) ?? 1),
    showModal: (options: Options) => modal(options, world),
    showActionSheet: (options: Options) => actionSheet(options, world),
    showToast: ({ title, duration }: Options) =>
      surface.toast(String(title), (duration as number | undefined) ?? 1500),
    hideToast: () => surface.remove('toast'),
    showLoading: ({ title }: Options) => surface.loading(String(title)),
    hideLoading: () => surface.remove('loading'),
    setNavigationBarTitle: ({ title }: Options) => {
      stack().current.title = String(title);
    },
    setNavigationBarColor: nothing,
    showNavigationBarLoading: nothing,
    hideNavigationBarLoading: nothing,
    setBackgroundColor: nothing,
    setBackgroundTextStyle: nothing,
    pageScrollTo: nothing,
    startPullDownRefresh: nothing,
    stopPullDownRefresh: nothing,
    hideKeyboard: nothing,
    hideHomeButton: nothing,
    showShareMenu: nothing,
    hideShareMenu: nothing,
    updateShareMenu: nothing,
    enableAlertBeforeUnload: nothing,
    disableAlertBeforeUnload: nothing,
    loadFontFace: nothing,
  };
  return { ...asyncApis(bodies, world.sandbox.intoApp), nextTick: nextTick(world) };
}

const nextTick =
  ({ sandbox }: WxWorld) =>
  (run: () => void): void => {
    (sandbox.globals['setTimeout'] as (run: () => void, ms: number) => void)(run, 0);
  };
