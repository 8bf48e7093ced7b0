/** What the drivers hang on their errors; `driverError` is TypeORM's wrapping. */
interface DriverError {
  errno?: number;
  errcode?: number;
  code?: string;
  driverError?: DriverError;
}

const MYSQL_DUPLICATE_ENTRY = 1062;
/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY. */
const SQLITE_DUPLICATES = [2067, 1555];

/** Did a statement fail because a unique value exists already? The rest of the transaction is intact then. */
export function isDuplicateKey(error: unknown): boolean {
  const { errno, errcode } = driverErrorOf(error);
  return errno === MYSQL_DUPLICATE_ENTRY || SQLITE_DUPLICATES.includes(errcode ?? 0);
}

/** The driver's own error, out of TypeORM's wrapping; an empty object for anything else. */
export function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  const { driverError } = error as DriverError;
  return driverError ?? error;
}
