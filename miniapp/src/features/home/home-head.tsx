import { Text, View } from '@tarojs/components';
import { type ResidenceView } from '@wide-angle/shared';
import { useState } from 'react';
import { canScan } from '../../platform/scan';
import { a11y } from '../../ui/a11y';
import { Icon } from '../../ui/icon';
import { type IconName } from '../../ui/icon-names';
import { OptionSheet } from '../../ui/select';

export interface HomeHeadProps {
  home: ResidenceView | null;
  estates: readonly ResidenceView[];
  onChoose: (estateId: string) => void;
  onReport: () => void;
  onScan: () => void;
}

/** The estate's name and the two things that owners come for. */
export function HomeHead({ home, estates, onChoose, onReport, onScan }: HomeHeadProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <View className="wa-home">
      <EstateName
        name={home?.estateName ?? '物业广角镜'}
        note={home ? home.dwelling : '您还没有认证的房屋'}
        onTap={estates.length > 1 ? () => setChoosing(true) : undefined}
      />
      <View className="wa-home__doors">
        <Door main icon="edit" title="我要反映" note="拍张照，说一句" onTap={onReport} />
        <Door
          icon="scan"
          title="扫码"
          note={canScan ? '扫门上的码' : '或输入码牌编号'}
          onTap={onScan}
        />
      </View>
      {choosing ? (
        <OptionSheet
          title="选择小区"
          value={home?.estateId ?? null}
          options={estates.map((one) => ({
            value: one.estateId,
            label: one.estateName,
            note: one.dwelling,
          }))}
          onChoose={(estateId) => {
            setChoosing(false);
            onChoose(estateId);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </View>
  );
}

function EstateName(props: { name: string; note: string; onTap?: () => void }) {
  const { name, note, onTap } = props;
  return (
    <View
      className="wa-home__estate"
      hoverClass={onTap ? 'wa-press' : 'none'}
      onClick={onTap}
      {...a11y({
        role: onTap ? 'button' : undefined,
        label: onTap ? `${name}，换小区` : undefined,
      })}
    >
      <View className="wa-home__names">
        <Text className="wa-home__name">{name}</Text>
        <Text className="wa-home__note">{note}</Text>
      </View>
      {onTap ? <Icon name="chevron_down" /> : null}
    </View>
  );
}

interface DoorProps {
  main?: boolean;
  icon: IconName;
  title: string;
  note: string;
  onTap: () => void;
}

function Door({ main, icon, title, note, onTap }: DoorProps) {
  return (
    <View
      className={main ? 'wa-door wa-door--main' : 'wa-door'}
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label: `${title}，${note}` })}
    >
      <Icon name={icon} size="large" />
      <View>
        <Text className="wa-door__title">{title}</Text>
        <Text className="wa-door__note">{note}</Text>
      </View>
    </View>
  );
}
