export default definePageConfig({
  navigationBarTitleText: '挂账清单',
  enablePullDownRefresh: true,
});
