import automatorPackage from 'miniprogram-automator';

/** miniprogram-automator, by the names this harness uses. Its package exports one object. */
const automator = automatorPackage;

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
export type MiniPage = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
export type MiniElement = NonNullable<Awaited<ReturnType<MiniPage['$']>>>;

/** Opens a connection to any host of the protocol. */
export const connect = (wsEndpoint: string): Promise<MiniProgram> =>
  automator.connect({ wsEndpoint });

/** Starts the real WeChat DevTools with a project; `account` is the openid of a test account, or who is logged in. */
export const launch = (
  cliPath: string,
  projectPath: string,
  account?: string,
): Promise<MiniProgram> =>
  automator.launch({
    cliPath,
    projectPath,
    timeout: 120_000,
    trustProject: true,
    ...(account ? { account } : {}),
  });
