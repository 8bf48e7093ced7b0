export default definePageConfig({ navigationBarTitleText: '待领取' });
