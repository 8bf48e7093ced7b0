export default definePageConfig({ navigationBarTitleText: '广角镜' });
