const mainPages = [
  'pages/home/index',
  'pages/tickets/index',
  'pages/inbox/index',
  'pages/me/index',
  'pages/message-settings/index',
  'pages/sign-in/index',
  'pages/report/index',
  'pages/ticket/index',
];

const galleryPages = __E2E__ ? ['pages/gallery/index'] : [];

export default defineAppConfig({
  pages: [...mainPages, ...galleryPages],
  subPackages: [
    { root: 'work', pages: ['pool/index', 'mine/index', 'team/index'] },
    {
      root: 'oversight',
      pages: [
        'board/index',
        'list/index',
        'orders/index',
        'order/index',
        'duties/index',
        'shelved/index',
        'statistics/index',
        'counted/index',
      ],
    },
  ],
  // Lets WeChat say whether the phone is dark; pages colour themselves (ui/display.ts).
  darkmode: true,
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: '广角镜',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F6F8',
    backgroundTextStyle: 'dark',
  },
});
