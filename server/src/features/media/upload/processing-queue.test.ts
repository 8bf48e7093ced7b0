import { ProcessingQueue } from './processing-queue.js';

/** Work that ends when it is told to, and a log of what began. */
function controlled(queue: ProcessingQueue) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, weight = 1) =>
    queue.run(weight, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const finish = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { begun, add, finish };
}

const settled = () => new Promise(setImmediate);

describe('ProcessingQueue', () => {
  test('begins no more than its slots, the others in order', async () => {
    const { begun, add, finish } = controlled(new ProcessingQueue(2, 10));
    const all = ['a', 'b', 'c', 'd'].map((name) => add(name));
    await settled();
    expect(begun).toEqual(['a', 'b']);
    await finish('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await finish('a');
    await finish('c');
    await finish('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a heavy piece waits for all slots and is not overtaken', async () => {
    const { begun, add, finish } = controlled(new ProcessingQueue(2, 10));
    void add('a');
    void add('heavy', 5);
    void add('b');
    await settled();
    expect(begun).toEqual(['a']);
    await finish('a');
    expect(begun).toEqual(['a', 'heavy']);
    await finish('heavy');
    expect(begun).toEqual(['a', 'heavy', 'b']);
    await finish('b');
  });

  test('refuses when too many wait, and only then', async () => {
    const { add, finish } = controlled(new ProcessingQueue(1, 2));
    void add('a');
    void add('b');
    void add('c');
    await settled();
    await expect(add('d')).rejects.toMatchObject({ code: 'server.busy' });
    await finish('a');
    const e = add('e');
    await finish('b');
    await finish('c');
    await finish('e');
    expect(await e).toBe('e');
  });

  test('a failure gives its slot back', async () => {
    const queue = new ProcessingQueue(1, 2);
    await expect(queue.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run(1, () => Promise.resolve('next'))).toBe('next');
  });
});
