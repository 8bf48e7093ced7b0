import { StartupError } from '../config/startup-error.js';
import { driverErrorOf } from './duplicate.js';

/** SQLITE_PERM, BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: the file or its folder, not our code. */
const FILE_TROUBLE = [3, 5, 8, 10, 11, 13, 14, 26];
const FOLDER_TROUBLE = ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'ENOSPC', 'EEXIST'];

/** A file that cannot be used, as a sentence; any other error as it is. */
export function fileError(file: string, error: unknown): unknown {
  const { errcode, code } = driverErrorOf(error);
  const isFile = FILE_TROUBLE.includes((errcode ?? 0) & 0xff);
  const isFolder = FOLDER_TROUBLE.includes(code ?? '');
  if (!isFile && !isFolder && !/unable to open|readonly|not a database/.test(String(error))) {
    return error;
  }
  const reason = isFolder ? code : (error as Error).message;
  return new StartupError(
    `数据库文件 ${file} 打不开或不能写（${reason}），请检查权限和磁盘空间，或用 DATA_DIR 另选目录。`,
    `The database file cannot be opened or written (${reason}): check rights and disk space, or set DATA_DIR.`,
  );
}

const TROUBLES: Readonly<Record<string, [chinese: string, english: string]>> = {
  ECONNREFUSED: ['连接被拒绝，数据库没有启动或端口不对。', 'Connection refused: is it running?'],
  ENOTFOUND: ['找不到这台主机。', 'The host is unknown.'],
  ETIMEDOUT: ['连接超时，请检查网络和防火墙。', 'Timed out: check network and firewall.'],
  ER_ACCESS_DENIED_ERROR: ['用户名或密码不对。', 'Wrong user or password.'],
  ER_DBACCESS_DENIED_ERROR: ['该用户无权使用这个库。', 'The user may not use this database.'],
  ER_BAD_DB_ERROR: [
    '没有这个库，请先创建：CREATE DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;',
    'The database does not exist, create it first.',
  ],
};

/** A database server that cannot be reached, as a sentence without its password; any other error as it is. */
export function connectionError(url: string, error: unknown): unknown {
  const trouble = TROUBLES[driverErrorOf(error).code ?? ''];
  if (!trouble) return error;
  const { hostname, port, pathname } = new URL(url);
  const [chinese, english] = trouble;
  return new StartupError(
    `数据库连不上（${hostname}:${port || 3306}${pathname}）：${chinese}`,
    `Cannot use the database: ${english}`,
  );
}
