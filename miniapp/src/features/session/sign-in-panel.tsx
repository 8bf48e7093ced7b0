import { Text, View } from '@tarojs/components';
import { LOGIN_MAX, PASSWORD_MAX, type DemoAccount, type MeView } from '@wide-angle/shared';
import { useState } from 'react';
import { api } from '../../lib/api/clients';
import { useSending } from '../../lib/api/intent';
import { useLoad } from '../../lib/load/use-load';
import { signInByPassword, signInByWechat } from '../../lib/session/session';
import { problemText } from '../../platform/problem-error';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Notice } from '../../ui/notice';
import { DemoAccounts } from './demo-accounts';

/** What somebody signs in with. */
type Way = { kind: 'wechat' } | { kind: 'account'; login: string; password: string };

async function signIn(way: Way): Promise<MeView> {
  if (way.kind === 'account') return signInByPassword(way.login.trim(), way.password);
  const me = await signInByWechat();
  if (me === null) throw new Error('no WeChat here');
  return me;
}

const IN_WECHAT = process.env.TARO_ENV === 'weapp';

/** Signing in: with WeChat where the app runs in it, else with an account; in a demo also as one of its people. */
export function SignInPanel() {
  const [byAccount, setByAccount] = useState(!IN_WECHAT);
  const demo = useLoad('demo', () => api.demo.get());
  const sending = useSending((_key, way: Way) => signIn(way));
  const run = (way: Way) => void sending.run(way);
  const accounts = demo.data?.accounts ?? [];
  return (
    <>
      <View className="wa-welcome">
        <View className="wa-welcome__mark" />
        <Text className="wa-welcome__name">物业广角镜</Text>
        <Text className="wa-welcome__line">小事不出小区，大事不出社区</Text>
      </View>
      {sending.error ? <Notice tone="red" text={problemText(sending.error)} /> : null}
      {IN_WECHAT ? (
        <Button
          variant="primary"
          loading={sending.busy && !byAccount}
          onTap={() => run({ kind: 'wechat' })}
        >
          微信登录
        </Button>
      ) : null}
      {byAccount ? (
        <AccountForm busy={sending.busy} onSend={(way) => run(way)} />
      ) : (
        <Button variant="text" onTap={() => setByAccount(true)}>
          用账号登录
        </Button>
      )}
      <DemoAccounts
        accounts={accounts}
        busy={sending.busy}
        onChoose={({ login, password }: DemoAccount) => run({ kind: 'account', login, password })}
      />
    </>
  );
}

function AccountForm({ busy, onSend }: { busy: boolean; onSend: (way: Way) => void }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const isFilled = login.trim() !== '' && password !== '';
  const send = () => {
    if (isFilled) onSend({ kind: 'account', login, password });
  };
  return (
    <Card>
      <View className="wa-form">
        <Field label="账号">
          <Input
            value={login}
            onChange={setLogin}
            max={LOGIN_MAX}
            icon="user"
            placeholder="请输入账号"
          />
        </Field>
        <Field label="密码">
          <Input
            value={password}
            onChange={setPassword}
            max={PASSWORD_MAX}
            icon="lock"
            password
            placeholder="请输入密码"
            onConfirm={send}
          />
        </Field>
        <Button
          variant={IN_WECHAT ? 'secondary' : 'primary'}
          loading={busy}
          disabled={!isFilled}
          onTap={send}
        >
          登录
        </Button>
      </View>
    </Card>
  );
}
