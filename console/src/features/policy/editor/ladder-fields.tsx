import { Button } from 'antd';
import {
  hearingOfRung,
  type Audience,
  type Card,
  type ClassPolicy,
  type Rung,
  type Tier,
} from '@wide-angle/shared';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ChoiceControl, FlagControl, SpanControl } from './controls.tsx';
import { moved, nextRung, withKind } from './draft-changes.ts';
import { focusSoon } from './focus-place.ts';
import { idOfPlace, ProblemsAt } from './placed.tsx';

const KINDS = [
  { code: 'halfway', name: '时限过半' },
  { code: 'before', name: '时限之前' },
  { code: 'limit', name: '到时限' },
  { code: 'after', name: '超时以后' },
];

const CARDS = [
  { code: '', name: '不发牌' },
  { code: 'yellow', name: '黄牌' },
  { code: 'red', name: '红牌' },
];

const TIERS = [
  { code: '', name: '不升级' },
  { code: '1', name: '第 1 级（物业）' },
  { code: '2', name: '第 2 级（社区）' },
  { code: '3', name: '第 3 级（住建局）' },
];

const HEARERS: Readonly<Record<Audience, string>> = {
  reporter: '上报人',
  joiners: '同遇者',
  handler: '处理人',
  staff: '物业师傅',
  managers: '物业经理',
  community: '社区',
  bureau: '住建局',
};

interface LadderProps {
  cls: ClassPolicy;
  onChange: (ladder: readonly Rung[]) => void;
}

/** The rungs in the order of their times: when, which card, to which tier, and who hears of it. */
export function LadderFields({ cls, onChange }: LadderProps) {
  const announce = useAnnounce();
  const { ladder } = cls;
  const place = `classes.${cls.code}.ladder`;
  const move = (index: number, step: -1 | 1) => {
    onChange(moved(ladder, index, step));
    announce(`已移到第 ${index + step + 1} 级`);
  };
  const remove = (index: number) => {
    onChange(ladder.filter((_, at) => at !== index));
    announce(`已删除第 ${index + 1} 级`);
    focusSoon(idOfPlace(place));
  };
  const add = () => {
    onChange([...ladder, nextRung(cls)]);
    focusSoon(idOfPlace(`${place}.${ladder.length}.place.kind`));
  };
  return (
    <div role="group" aria-labelledby="edit-ladder">
      <h3 id="edit-ladder">升级阶梯</h3>
      <p className="secondary policy-intro">
        领取和办结两个时限都按这些级走，按时间先后排列。“到时限”须有且只有一级，并发红牌。
      </p>
      <ProblemsAt place={place} />
      <ol className="policy-ladder">
        {ladder.map((rung, index) => (
          <li key={index}>
            <RungFields
              {...{ rung, index, clock: cls.clock, place: `${place}.${index}` }}
              tier={tierUpTo(ladder, index)}
              onChange={(next) => onChange(ladder.map((one, at) => (at === index ? next : one)))}
            />
            <RungButtons
              {...{ index, count: ladder.length }}
              onMove={(step) => move(index, step)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <p className="policy-buttons">
        <Button id={idOfPlace(place)} onClick={add}>
          增加一级
        </Button>
      </p>
    </div>
  );
}

/** Where a ticket stands after this rung. */
function tierUpTo(ladder: readonly Rung[], index: number): Tier {
  const tiers = ladder.slice(0, index + 1).map(({ tier }) => tier ?? 1);
  return Math.max(...tiers) as Tier;
}

interface RungProps {
  rung: Rung;
  index: number;
  tier: Tier;
  clock: ClassPolicy['clock'];
  place: string;
  onChange: (rung: Rung) => void;
}

function RungFields({ rung, index, tier, clock, place, onChange }: RungProps) {
  const head = `第 ${index + 1} 级`;
  const heard = hearingOfRung(rung.card, tier).audiences.map((one) => HEARERS[one]);
  return (
    <div role="group" aria-label={head} className="policy-rung">
      <span className="policy-ordinal">{head}</span>
      <ChoiceControl
        place={`${place}.place.kind`}
        label={`${head}何时`}
        isLabelHidden
        options={KINDS}
        value={rung.place.kind}
        onChange={(kind) => onChange(withKind(rung, kind as Rung['place']['kind'], clock))}
      />
      <RungSpan {...{ rung, clock, place, onChange }} label={`${head}相隔多久`} />
      <ChoiceControl
        place={`${place}.card`}
        label={`${head}发牌`}
        isLabelHidden
        options={CARDS}
        value={rung.card ?? ''}
        onChange={(card) => onChange({ ...rung, card: card === '' ? null : (card as Card) })}
      />
      <ChoiceControl
        place={`${place}.tier`}
        label={`${head}升到`}
        isLabelHidden
        options={TIERS}
        value={rung.tier === null ? '' : String(rung.tier)}
        onChange={(next) =>
          onChange({ ...rung, tier: next === '' ? null : (Number(next) as Tier) })
        }
      />
      <FlagControl
        label="拟督办单"
        value={rung.draftsOrder}
        onChange={(draftsOrder) => onChange({ ...rung, draftsOrder })}
      />
      <span className="secondary policy-heard">告知：{heard.join('、')}</span>
      <ProblemsAt place={place} />
    </div>
  );
}

type RungSpanProps = Pick<RungProps, 'rung' | 'clock' | 'place' | 'onChange'> & { label: string };

function RungSpan({ rung, clock, place, label, onChange }: RungSpanProps) {
  const at = rung.place;
  const shared = { clock, label, isLabelHidden: true };
  if (at.kind === 'before')
    return (
      <SpanControl
        {...shared}
        place={`${place}.place.lead`}
        value={at.lead}
        onChange={(lead) => onChange({ ...rung, place: { ...at, lead } })}
      />
    );
  if (at.kind === 'after')
    return (
      <SpanControl
        {...shared}
        place={`${place}.place.delay`}
        value={at.delay}
        onChange={(delay) => onChange({ ...rung, place: { ...at, delay } })}
      />
    );
  return null;
}

interface ButtonsProps {
  index: number;
  count: number;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function RungButtons({ index, count, onMove, onRemove }: ButtonsProps) {
  const name = `第 ${index + 1} 级`;
  return (
    <span className="policy-row-buttons">
      <Button
        size="small"
        aria-label={`上移${name}`}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        上移
      </Button>
      <Button
        size="small"
        aria-label={`下移${name}`}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      >
        下移
      </Button>
      <Button size="small" aria-label={`删除${name}`} onClick={onRemove}>
        删除
      </Button>
    </span>
  );
}
