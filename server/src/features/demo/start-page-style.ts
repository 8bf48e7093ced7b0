/** Look of the demo's front door, in the product's own colours. */
export const START_PAGE_STYLE = `
body{margin:0;background:#f4f6f8;color:#1b2430;font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:1040px;margin:0 auto;padding:0 20px 48px}
header{padding:44px 0 20px}h1{margin:0;font-size:34px;color:#0b6b8a}header p{margin:6px 0 0;color:#5a6675;font-size:18px}
h2{font-size:20px;margin:28px 0 10px}p{color:#5a6675;margin:0 0 12px}ul{list-style:none;margin:0;padding:0;display:grid;gap:14px}
.doors{grid-template-columns:repeat(auto-fit,minmax(240px,1fr))}.codes{grid-template-columns:repeat(auto-fill,minmax(140px,1fr))}
li a{display:block;height:100%;box-sizing:border-box;background:#fff;border:1px solid #e3e8ee;border-radius:12px;padding:16px;color:inherit;text-decoration:none}
li a:hover,li a:focus-visible{border-color:#0b6b8a;outline:none}.doors b{display:block;font-size:18px;color:#0b6b8a}.doors span,.codes span{color:#5a6675;font-size:14px}
.codes a{text-align:center}.codes svg{width:100%;height:auto}
.scroll{overflow-x:auto;background:#fff;border:1px solid #e3e8ee;border-radius:12px}table{border-collapse:collapse;width:100%;font-size:15px}
th,td{text-align:left;padding:10px 14px;border-bottom:1px solid #e3e8ee;white-space:nowrap}tr:last-child td{border:0}th{color:#5a6675;font-weight:500}
code{font-size:15px;background:#e6f3f7;color:#0b6b8a;padding:2px 8px;border-radius:6px}footer{margin-top:28px;color:#5a6675;font-size:14px}
`;
