import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { LOGIN_MAX, PASSWORD_MAX } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useServices } from '../../lib/services.ts';
import { Notice } from '../../ui/notices.tsx';

/** An account that fills the form by a click; only in the demo. */
export interface SampleAccount {
  login: string;
  password: string;
  title: string;
  note: string;
}

interface SignInProps {
  /** Why the person is here again, e.g. that the session has expired. */
  notice: string | null;
  samples: readonly SampleAccount[];
}

/** Account and password. */
export function SignIn({ notice, samples }: SignInProps) {
  const { session } = useServices();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  const signIn = async (account: { login: string; password: string }) => {
    setSending(true);
    setFailure(null);
    try {
      await session.signIn(account.login.trim(), account.password);
    } catch (error) {
      setFailure(sentenceOfError(error));
      setSending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!login.trim() || !password) return setFailure('请填写账号和密码。');
    void signIn({ login, password });
  };
  const trySample = (sample: SampleAccount) => {
    setLogin(sample.login);
    setPassword(sample.password);
    void signIn(sample);
  };
  return (
    <>
      <form className="sign-in-form" onSubmit={submit} noValidate>
        {notice && !failure && <Notice tone="yellow">{notice}</Notice>}
        <label htmlFor="login">账号</label>
        <Input
          id="login"
          size="large"
          autoFocus
          autoComplete="username"
          maxLength={LOGIN_MAX}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
        <label htmlFor="password">密码</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          maxLength={PASSWORD_MAX}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {failure && <Notice tone="red">{failure}</Notice>}
        <Button type="primary" size="large" htmlType="submit" block loading={isSending}>
          登录
        </Button>
      </form>
      <Samples samples={samples} isSending={isSending} onTry={trySample} />
    </>
  );
}

interface SamplesProps {
  samples: readonly SampleAccount[];
  isSending: boolean;
  onTry: (sample: SampleAccount) => void;
}

function Samples({ samples, isSending, onTry }: SamplesProps) {
  if (samples.length === 0) return null;
  return (
    <section className="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">演示账号</h2>
      <ul>
        {samples.map((sample) => (
          <li key={sample.login}>
            <button type="button" disabled={isSending} onClick={() => onTry(sample)}>
              <strong>{sample.title}</strong>
              <span className="secondary">{sample.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
