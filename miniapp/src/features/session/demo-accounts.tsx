import { ROLE_LABELS, type DemoAccount } from '@wide-angle/shared';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';

export interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  busy: boolean;
  onChoose: (account: DemoAccount) => void;
}

/** The people of a demo; a tap signs in as one of them. Nothing outside of demos. */
export function DemoAccounts({ accounts, busy, onChoose }: DemoAccountsProps) {
  if (accounts.length === 0) return null;
  return (
    <Card flush title="演示账号，点一下就登录">
      {accounts.map((account) => (
        <Cell
          key={account.login}
          icon="user"
          title={`${account.name}（${ROLE_LABELS[account.role]}）`}
          note={[account.organizationName, account.note].filter(Boolean).join(' · ')}
          onTap={busy ? undefined : () => onChoose(account)}
        />
      ))}
    </Card>
  );
}
