export default definePageConfig({
  navigationBarTitleText: '监督',
  enablePullDownRefresh: true,
});
