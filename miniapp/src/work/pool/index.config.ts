export default definePageConfig({
  navigationBarTitleText: '待领取',
  enablePullDownRefresh: true,
});
