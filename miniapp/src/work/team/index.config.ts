export default definePageConfig({
  navigationBarTitleText: '全单位工单',
  enablePullDownRefresh: true,
});
