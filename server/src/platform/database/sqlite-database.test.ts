import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SqliteDatabase } from './sqlite-database.js';

describe('SqliteDatabase', () => {
  it.each([[new Date(0)], [true], [undefined], [{}], [[1]]])('refuses to bind %p', (value) => {
    const database = new SqliteDatabase(':memory:');
    expect(() => database.prepare('SELECT ? AS x').all(value)).toThrow('cannot bind');
    database.close();
  });

  it('tells statements that give rows from those that change them', () => {
    const database = new SqliteDatabase(':memory:');
    expect(database.exec('CREATE TABLE t (x)').prepare('SELECT x FROM t').reader).toBe(true);
    const insert = database.prepare('INSERT INTO t VALUES (?)');
    expect(insert.reader).toBe(false);
    expect(insert.run('😀').changes).toBe(1);
    expect(database.prepare('SELECT x FROM t').get()).toEqual({ x: '😀' });
    expect(database.pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    database.close();
  });

  it('lets statements outlive every other reference to their database', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-sqlite-'));
    const open = () => new SqliteDatabase(path.join(folder, 'x')).prepare('SELECT 1 AS x');
    const statements = Array.from({ length: 50 }, open);
    const rubbish = Array.from({ length: 200 }, () => new Array(50_000).fill(0));
    expect(rubbish).toHaveLength(200);
    for (const statement of statements) expect(statement.get()).toEqual({ x: 1 });
    statements.forEach(({ database }) => database.close());
    fs.rmSync(folder, { recursive: true });
  });
});
