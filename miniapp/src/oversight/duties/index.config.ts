export default definePageConfig({
  navigationBarTitleText: '履职监督',
  enablePullDownRefresh: true,
});
