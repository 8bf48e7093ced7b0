import type { PolicyPreview, PreviewCount } from '@wide-angle/shared';

/** What the draft would have done to the tickets of a period, and under which simplification. */
export function PreviewTable({ preview }: { preview: PolicyPreview }) {
  const { from, to, found, compared, withoutCategory, total, classes, categories, companies } =
    preview;
  return (
    <div role="status">
      <p>
        {from} 至 {to} 上报的工单共 {found} 件
        {compared < found ? `，试算其中最新的 ${compared} 件` : '，全部试算'}
        {withoutCategory > 0 && `；${withoutCategory} 件的类别草稿中没有，不计入`}。
      </p>
      <p className="secondary">
        假定各方仍在同一时刻做同样的事，延期和暂停照旧；只看首次领取和第一轮办结。
      </p>
      <table className="policy-table">
        <thead>
          <tr>
            {['', '件数', '领取超时：现行', '草稿', '办结超时：现行', '草稿'].map(
              (title, index) => (
                <th key={index} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          <Row name="合计" count={total} />
          {classes.map((row) => (
            <Row key={row.key} name={`等级：${row.name}`} count={row} />
          ))}
          {categories.map((row) => (
            <Row key={row.key} name={`类别：${row.name}`} count={row} />
          ))}
          {companies.map((row) => (
            <Row key={row.key} name={`变化较大的单位：${row.name}`} count={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, count }: { name: string; count: PreviewCount }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="tabular">{count.tickets}</td>
      <td className="tabular">{count.claimLate}</td>
      <td className="tabular">{count.claimLateUnderDraft}</td>
      <td className="tabular">{count.finishLate}</td>
      <td className="tabular">{count.finishLateUnderDraft}</td>
    </tr>
  );
}
