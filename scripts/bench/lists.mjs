import { send } from './http.mjs';
import { load, median } from './load.mjs';
import { capture } from './statements.mjs';

/** @typedef {import('./product.mjs').Product} Product */

const ROLES = ['owner', 'staff', 'manager', 'department', 'community', 'subdistrict', 'bureau'];
const SUPERVISORS = ['community', 'subdistrict', 'bureau'];
/** Pages that a deep page lies behind the first. */
const DEEP = 40;
/** Words that are in a few tickets, in very many, in none, and two common ones, often and hardly ever together. */
const SEARCHES = {
  rare: '嘉晟茶楼',
  common: '电梯',
  none: '恐龙化石',
  'two common': '电梯 3号楼',
  'two apart': '电梯 照明',
};
const SEARCHED = {
  owner: ['all'],
  manager: ['team', 'teamAll'],
  community: ['open', 'all'],
  bureau: ['open', 'all'],
};

/** Budgets of DESIGN §7 in milliseconds at the server, p50. It names none for searches, which look at many tickets for one. */
const LIST_MS = 5;
const COUNTS_MS = 20;
const SEARCH_MS = 20;

/**
 * @typedef {{ name: string, budget: number, path: string, token: string }} Look
 * @typedef {{ name: string, budget: number, p50: number, p99: number }} Measured
 */

/** The way there and back: asks nothing. Its p99 is what pauses of the process and the machine add to every look. */
const WAY = { name: 'the way alone', budget: LIST_MS, path: '/health/live', token: '' };

/**
 * Every list of every role, their first and a deep page, counts, searches, similar reports, orders, duties, messages and
 * statistics. Times are those of the whole answer over a kept connection less the p50 of the way alone. Each is the median
 * of some rounds, minutes apart: in any one round the p99 of some looks is a pause.
 *
 * @param {Product} product
 * @param {{ requests: number, rounds: number }} size requests of each look in each round
 * @returns {Promise<Measured[]>}
 */
export async function measureLists(product, { requests, rounds }) {
  const looks = [WAY, ...(await looksOf(product))];
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await measureOnce(product, looks, requests));
  }
  return looks.map(({ name, budget }, index) => {
    const medianOf = (key) => median(measured.map((times) => times[index][key]));
    return { name, budget, p50: medianOf('p50'), p99: medianOf('p99') };
  });
}

async function measureOnce(product, looks, requests) {
  const way = await timesOf(product, WAY, requests);
  const own = (time) => Math.max(time - way.p50, 0);
  const measured = [];
  for (const look of looks) {
    await timesOf(product, look, 5);
    const { p50, p99 } = await timesOf(product, look, requests);
    measured.push({ p50: own(p50), p99: own(p99) });
  }
  return measured;
}

/** Looks that missed their budget, with the SQL that they sent. */
export async function statementsOf(product, names) {
  const looks = (await looksOf(product)).filter(({ name }) => names.includes(name));
  const found = [];
  for (const look of looks) {
    found.push({ name: look.name, sql: await capture(product.pool, () => get(product, look)) });
  }
  return found;
}

function timesOf(product, look, total) {
  return load({ total, concurrency: 1 }, () => get(product, look));
}

async function get({ origin }, { path, token }) {
  /** @type {Record<string, string>} */
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const { status, text } = await send(`${origin}${path}`, { method: 'GET', headers });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return text;
}

/** @param {Product} product @returns {Promise<Look[]>} */
async function looksOf(product) {
  const looks = [];
  for (const role of ROLES) looks.push(...(await looksOfRole(product, role)));
  return looks;
}

async function looksOfRole(product, role) {
  const { token, me } = await product.signIn(role);
  const look = (name, path, budget = LIST_MS) => ({
    name: `${role} ${name}`,
    path: `/api/v1${path}`,
    token,
    budget,
  });
  const counts = look('counts', '/tickets/counts', COUNTS_MS);
  const tiles = JSON.parse(await get(product, counts));
  const looks = [counts, look('messages', '/inbox'), look('unread messages', '/inbox/unread')];
  for (const { key } of tiles) {
    looks.push(look(key, `/tickets?tile=${key}`));
    const deep = await deepPage(product, look(key, `/tickets?tile=${key}&limit=50`));
    if (deep) looks.push(look(`${key}, deep`, `/tickets?tile=${key}&cursor=${deep}`));
  }
  looks.push(...searchesOf(role, look), ...othersOf(role, me, look), ...statisticsOf(role, look));
  return looks;
}

function searchesOf(role, look) {
  return (SEARCHED[role] ?? []).flatMap((key) =>
    Object.entries(SEARCHES).map(([name, q]) =>
      look(`${key}, search ${name}`, `/tickets?tile=${key}&q=${encodeURIComponent(q)}`, SEARCH_MS),
    ),
  );
}

function othersOf(role, me, look) {
  if (role === 'owner') {
    const { estateId } = me.residences[0];
    const path = `/tickets/similar?estateId=${estateId}&categoryCode=lighting`;
    return [look('similar reports', path)];
  }
  if (role === 'staff') return [];
  return [
    look('shelved', '/tickets/shelved'),
    look('orders', '/orders'),
    look('orders waited for', '/orders?state=issued'),
    look('orders, counted', '/orders/counts', COUNTS_MS),
    ...dutiesOf(role, look),
  ];
}

function dutiesOf(role, look) {
  if (!SUPERVISORS.includes(role)) return [];
  return [
    look('duties, late', '/duties?state=late'),
    look('duties, past', '/duties?state=lateDone'),
    look('duties by office', '/duties/offices', COUNTS_MS),
  ];
}

/** Numbers of a year and of a stretch of days, told apart in each way, and the tickets behind one of them. */
function statisticsOf(role, look) {
  if (role === 'owner' || role === 'staff') return [];
  const today = new Date().toISOString().slice(0, 10);
  const year = `from=${Number(today.slice(0, 4)) - 1}${today.slice(4)}&to=${today}`;
  const days = `from=${Number(today.slice(0, 4)) - 1}-10-11&to=${Number(today.slice(0, 4)) - 1}-12-19`;
  const ways = ['organization', 'community', 'subdistrict', 'category', 'month'];
  return [
    look('overview, year', `/statistics/overview?${year}`, COUNTS_MS),
    look('overview, days', `/statistics/overview?${days}`, COUNTS_MS),
    ...ways.map((by) =>
      look(`by ${by}, year`, `/statistics/breakdown?by=${by}&${year}`, COUNTS_MS),
    ),
    look('tickets behind a number', `/statistics/tickets?figure=finishDue&${year}`),
  ];
}

/** The cursor behind {@link DEEP} pages; of a short list, that of its last full page; null where there is one page only. */
async function deepPage(product, look) {
  let cursor = null;
  for (let page = 0; page < DEEP; page += 1) {
    const path = cursor ? `${look.path}&cursor=${cursor}` : look.path;
    const { next } = JSON.parse(await get(product, { ...look, path }));
    if (!next) return cursor;
    cursor = next;
  }
  return cursor;
}

/**
 * Prints a Markdown table of the sizes side by side, each look against its budget.
 * @param {{ tickets: number, rows: Measured[] }[]} sizes smallest first
 * @returns {string[]} names of the looks that missed a budget at the largest size
 */
export function printLists(sizes) {
  const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
  const titles = sizes.flatMap(({ tickets }) => [`p50 at ${tickets}`, 'p99']);
  line(['what', ...titles, 'p99 growth', 'p50 budget', 'p99 ≤ 2×']);
  line(['what', ...titles, '', '', ''].map(() => '---'));
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  const missed = [];
  for (const { name, budget, p50, p99 } of last.rows) {
    const all = sizes.map(({ rows }) => rows.find((row) => row.name === name));
    const small = first.rows.find((row) => row.name === name);
    const growth = small ? p99 / Math.max(small.p99, 0.1) : 1;
    const cells = all.flatMap((row) =>
      row ? [row.p50.toFixed(1), row.p99.toFixed(1)] : ['–', '–'],
    );
    const isFast = p50 <= budget;
    if (!isFast) missed.push(name);
    const marks = [isFast, growth <= 2].map((isMet) => (isMet ? '✓' : '✗'));
    line([name, ...cells, `${growth.toFixed(1)}×`, `≤ ${budget} ms ${marks[0]}`, marks[1]]);
  }
  return missed;
}
