import {
  FIGURES,
  percentText,
  RATES,
  SCORE_LABELS,
  SCORES,
  type FigureKey,
  type OverviewView,
  type RateKey,
  type StatisticsFilter,
} from '@wide-angle/shared';
import { NumberLink } from './number-link.tsx';

interface CardsProps {
  view: OverviewView;
  filter: StatisticsFilter;
  part: string | undefined;
  /** Says beneath each number what exactly it counts. */
  isExplained: boolean;
}

const MAIN_RATES: readonly RateKey[] = ['response', 'solving', 'satisfaction', 'finish'];
const TIER_RATES: readonly RateKey[] = ['inEstate', 'inCommunity', 'inBureau'];
const CALL_RATES: readonly RateKey[] = ['reached', 'callSolving'];
const CALLS: readonly FigureKey[] = ['called', 'callAnswered', 'calledUnsolved', 'calledUnreached'];
const TOTALS: readonly FigureKey[] = [
  ...(['filed', 'solved', 'unsolved', 'closedByClock', 'reopened'] as const),
  ...(['declined', 'withdrawn', 'merged', 'responseLate', 'finishLate'] as const),
  ...(['struck', 'communityLate'] as const),
];
const STANDING: readonly FigureKey[] = ['openNow', 'lateNow', 'shelvedNow'];

/** Rates with what they are of, shares of the tiers, and all other numbers. */
export function OverviewCards(props: CardsProps) {
  return (
    <>
      <section aria-label="比率" className="rate-cards">
        {MAIN_RATES.map((key) => (
          <RateCard key={key} rate={key} {...props} />
        ))}
      </section>
      <div className="statistics-columns">
        <Tiers {...props} />
        <Standing {...props} />
      </div>
      <Calls {...props} />
      <section className="card" aria-labelledby="statistics-totals">
        <h2 id="statistics-totals">本期数量</h2>
        <dl className="figures">
          {TOTALS.map((key) => (
            <FigureItem key={key} figure={key} {...props} />
          ))}
        </dl>
      </section>
    </>
  );
}

function RateCard({ rate, view, filter, part, isExplained }: CardsProps & { rate: RateKey }) {
  const { title, numerator, denominator, definition } = RATES[rate];
  const value = view.rates[rate];
  return (
    <div className="card rate-card">
      <h2>{title}</h2>
      <p className="rate-percent tabular">{percentText(value)}</p>
      <p className="rate-of">
        {FIGURES[numerator].title}{' '}
        <NumberLink figure={numerator} value={value.numerator} {...{ filter, part }} />
        {' ÷ '}
        {FIGURES[denominator].title}{' '}
        <NumberLink figure={denominator} value={value.denominator} {...{ filter, part }} />
      </p>
      {rate === 'solving' && (
        <p className="secondary">
          另有到期自动办结{' '}
          <NumberLink
            figure="closedByClock"
            value={view.figures.closedByClock}
            {...{ filter, part }}
          />
          ，不计入
        </p>
      )}
      {rate === 'satisfaction' && <p className="secondary">{scoresText(view)}</p>}
      {isExplained && (
        <p className="definition">
          {definition}
          {FIGURES[numerator].title}：{FIGURES[numerator].definition}
          {FIGURES[denominator].title}：{FIGURES[denominator].definition}
        </p>
      )}
    </div>
  );
}

function scoresText({ scores, figures }: OverviewView): string {
  if (figures.rated === 0) return '还没有评价';
  const words = SCORES.map(
    (key) => `${SCORE_LABELS[key]} ${(scores[key] / figures.rated).toFixed(1)}`,
  );
  return `平均分：${words.join('，')}（满分 5）`;
}

function Tiers({ view, filter, part, isExplained }: CardsProps) {
  return (
    <section className="card" aria-labelledby="statistics-tiers">
      <h2 id="statistics-tiers">
        在哪一级解决 <span className="secondary">共 {view.figures.solved} 件业主确认已解决</span>
      </h2>
      <ul className="tier-rows">
        {TIER_RATES.map((key) => {
          const { numerator, definition } = RATES[key];
          const value = view.rates[key];
          const share = value.denominator === 0 ? 0 : (value.numerator / value.denominator) * 100;
          return (
            <li key={key}>
              <span>{FIGURES[numerator].title}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${share}%` }} />
              </span>
              <span className="right tabular">
                {percentText(value)}（
                <NumberLink figure={numerator} value={value.numerator} {...{ filter, part }} />/
                {value.denominator}）
              </span>
              {isExplained && <p className="definition">{definition}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What communities heard when they called owners after the close. */
function Calls(props: CardsProps) {
  const { view, filter, part, isExplained } = props;
  return (
    <section className="card" aria-labelledby="statistics-calls">
      <h2 id="statistics-calls">
        社区回访 <span className="secondary">办结后打给业主；说未解决的随即重办</span>
      </h2>
      <dl className="figures">
        {CALL_RATES.map((key) => {
          const { title, numerator, denominator, definition } = RATES[key];
          const value = view.rates[key];
          return (
            <div key={key}>
              <dt>{title}</dt>
              <dd className="figure tabular">{percentText(value)}</dd>
              <dd className="tabular">
                <NumberLink figure={numerator} value={value.numerator} {...{ filter, part }} />/
                <NumberLink figure={denominator} value={value.denominator} {...{ filter, part }} />
              </dd>
              {isExplained && <dd className="definition">{definition}</dd>}
            </div>
          );
        })}
        {CALLS.map((key) => (
          <FigureItem key={key} figure={key} {...props} />
        ))}
      </dl>
    </section>
  );
}

function Standing(props: CardsProps) {
  return (
    <section className="card" aria-labelledby="statistics-now">
      <h2 id="statistics-now">
        此刻 <span className="secondary">不随所选时间变化</span>
      </h2>
      <dl className="figures">
        {STANDING.map((key) => (
          <FigureItem key={key} figure={key} {...props} />
        ))}
      </dl>
    </section>
  );
}

function FigureItem({
  figure,
  view,
  filter,
  part,
  isExplained,
}: CardsProps & { figure: FigureKey }) {
  return (
    <div>
      <dt>{FIGURES[figure].title}</dt>
      <dd className={isAlarm(figure, view.figures[figure]) ? 'figure alarm' : 'figure'}>
        <NumberLink figure={figure} value={view.figures[figure]} {...{ filter, part }} />
      </dd>
      {isExplained && <dd className="definition">{FIGURES[figure].definition}</dd>}
    </div>
  );
}

function isAlarm(figure: FigureKey, value: number): boolean {
  return figure === 'lateNow' && value > 0;
}
