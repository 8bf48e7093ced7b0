import { POLICY_FIELD_LABELS, PROCEDURE_LABELS } from './policy-changes.ts';
import type { PolicyDraft } from './policy.ts';

const TABLES = { classes: '等级', groups: '大类', categories: '类别' } as const;

/**
 * The place of a problem as an officer reads it: `classes.repair.ladder.1` is `等级“一般维修” · 升级阶梯第 2 级`.
 * @param draft gives the names; a row that it lacks is called by its code
 */
export function policyPlaceWords(draft: PolicyDraft, place: string): string {
  const [table = '', code, field, index] = place.split('.');
  if (table === 'hours')
    return code === undefined ? '工作时段' : `工作时段第 ${Number(code) + 1} 段`;
  if (table === 'procedure') return procedureWords(code);
  if (!Object.hasOwn(TABLES, table)) return place;
  const row = rowWords(draft, table as keyof typeof TABLES, code);
  return field === undefined ? row : `${row} · ${fieldWords(field, index)}`;
}

function procedureWords(name: string | undefined): string {
  return PROCEDURE_LABELS[name as keyof typeof PROCEDURE_LABELS] ?? '办理程序';
}

function rowWords(draft: PolicyDraft, table: keyof typeof TABLES, code?: string): string {
  if (code === undefined) return TABLES[table];
  const rows: Readonly<Record<string, { readonly name: string }>> = draft[table];
  return `${TABLES[table]}“${Object.hasOwn(rows, code) ? rows[code]?.name : code}”`;
}

function fieldWords(field: string, index: string | undefined): string {
  const label = POLICY_FIELD_LABELS[field] ?? field;
  return field === 'ladder' && index !== undefined ? `${label}第 ${Number(index) + 1} 级` : label;
}
