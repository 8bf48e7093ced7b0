import { Text, View } from '@tarojs/components';
import {
  FIGURES,
  percentText,
  RATES,
  type FigureKey,
  type RateKey,
  type Statistics,
} from '@wide-angle/shared';
import { countText } from '../../features/desk/board';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';

/** Opens the tickets behind a number. */
export type Opener = (figure: FigureKey) => void;

interface CardProps {
  view: Statistics;
  show: Opener;
}

/** One rate, large, with both of its sides beneath. */
export function RateCard({ rate, view, show }: CardProps & { rate: RateKey }) {
  const { title, numerator, denominator } = RATES[rate];
  return (
    <Card flush>
      <View className="wa-figures__rate">
        <Text className="wa-figures__title">{title}</Text>
        <Text className="wa-figures__percent">{percentText(view.rates[rate])}</Text>
      </View>
      <NumberCell figure={numerator} {...{ view, show }} />
      <NumberCell figure={denominator} {...{ view, show }} />
      {rate === 'solving' ? (
        <NumberCell figure="closedByClock" note="不计入解决率" {...{ view, show }} />
      ) : null}
    </Card>
  );
}

/** Some numbers one below the other. */
export function NumberCard(props: CardProps & { title: string; figures: readonly FigureKey[] }) {
  const { title, figures, view, show } = props;
  return (
    <Card flush title={title}>
      {figures.map((figure) => (
        <NumberCell key={figure} {...{ figure, view, show }} />
      ))}
    </Card>
  );
}

const TIERS: readonly RateKey[] = ['inEstate', 'inCommunity', 'inBureau'];

/** At which tier what owners call solved was solved. */
export function TierCard({ view, show }: CardProps) {
  return (
    <Card flush title={`在哪一级解决（共 ${view.figures.solved} 件）`}>
      {TIERS.map((rate) => (
        <NumberCell
          key={rate}
          figure={RATES[rate].numerator}
          note={`占 ${percentText(view.rates[rate])}`}
          {...{ view, show }}
        />
      ))}
    </Card>
  );
}

/** What communities heard when they called owners after the close. */
export function CallCard({ view, show }: CardProps) {
  const { reached, callSolving } = view.rates;
  return (
    <Card flush title="社区回访">
      <NumberCell figure="called" {...{ view, show }} />
      <NumberCell
        figure="callAnswered"
        note={`接通率 ${percentText(reached)}`}
        {...{ view, show }}
      />
      <NumberCell
        figure="calledSolved"
        note={`占接通的 ${percentText(callSolving)}`}
        {...{ view, show }}
      />
      <NumberCell figure="calledUnsolved" note="随即重办" {...{ view, show }} />
    </Card>
  );
}

const LATE: readonly FigureKey[] = ['lateNow'];

/** A number that opens into its tickets; nothing has nothing to open. */
function NumberCell({
  figure,
  note,
  view,
  show,
}: CardProps & { figure: FigureKey; note?: string }) {
  const count = view.figures[figure];
  const isLate = LATE.includes(figure) && count > 0;
  return (
    <Cell
      title={FIGURES[figure].title}
      note={note}
      value={
        <Text
          className={isLate ? 'wa-figures__number wa-figures__number--late' : 'wa-figures__number'}
        >
          {`${countText(count)} 件`}
        </Text>
      }
      onTap={count === 0 ? undefined : () => show(figure)}
    />
  );
}
