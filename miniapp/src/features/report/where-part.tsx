import { Text, View } from '@tarojs/components';
import { PLACE_MAX, type EstateView, type MeView } from '@wide-angle/shared';
import { useState } from 'react';
import { api } from '../../lib/api/clients';
import { useLoad } from '../../lib/load/use-load';
import { a11y } from '../../ui/a11y';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Input } from '../../ui/input';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { inEstate, type Draft } from './draft';
import { EstateSheet } from './estate-sheet';
import { isOnBehalf } from './report-model';
import { isAtHome } from './use-estate-search';
import { type Report } from './use-report';

/** Where it is: filled in by the code, else chosen; and a word about the exact spot. */
export function WherePart({ report, me }: { report: Report; me: MeView }) {
  const { draft, change } = report;
  const [choosing, setChoosing] = useState(false);
  const isStranger =
    draft.estateId !== null && !isOnBehalf(report.role) && !isAtHome(me, draft.estateId);
  return (
    <Field label="在哪里">
      <EstateRow draft={draft} onTap={() => setChoosing(true)} />
      {draft.estateId !== null && draft.label === '' ? (
        <BuildingPickers key={draft.estateId} report={report} estateId={draft.estateId} />
      ) : null}
      <Input
        value={draft.place}
        onChange={(place) => change((old) => ({ ...old, place }))}
        max={PLACE_MAX}
        placeholder="如：3 楼走廊（选填）"
      />
      {isStranger ? (
        <Notice
          tone="yellow"
          text="您还不是这个小区的认证业主，提交可能不成功。急事可请社区工作人员代报。"
        />
      ) : null}
      {choosing ? (
        <EstateSheet
          me={me}
          onClose={() => setChoosing(false)}
          onChoose={(estate) => {
            setChoosing(false);
            change((old) => inEstate(old, estate));
          }}
        />
      ) : null}
    </Field>
  );
}

function EstateRow({ draft, onTap }: { draft: Draft; onTap: () => void }) {
  const words = [draft.estateName, draft.label].filter(Boolean).join(' ');
  return (
    <View
      className="wa-select"
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label: words ? `${words}，换小区` : '选择小区' })}
    >
      <Icon name="location" size="small" />
      <Text className={words ? 'wa-select__value' : 'wa-select__value wa-select__value--empty'}>
        {words || '选择小区'}
      </Text>
      <Text className="wa-select__change">{words ? '更换' : ''}</Text>
      <Icon name="chevron_down" size="small" className="wa-select__arrow" />
    </View>
  );
}

/** Buildings and entrances of the estate; nothing while they are unknown, as words will do. */
function BuildingPickers({ report, estateId }: { report: Report; estateId: string }) {
  const estate = useLoad(
    `estate.${estateId}`,
    () => api.organization.estate({ params: { id: estateId } }),
    { keepAs: `estate.${estateId}` },
  );
  const buildings = estate.data?.buildings ?? [];
  if (buildings.length === 0) return null;
  return <Pickers report={report} buildings={buildings} />;
}

interface PickersProps {
  report: Report;
  buildings: EstateView['buildings'];
}

const NOWHERE = 'nowhere';

function Pickers({ report, buildings }: PickersProps) {
  const { draft, change } = report;
  const entrances = buildings.find((one) => one.id === draft.buildingId)?.entrances ?? [];
  return (
    <View className="wa-pair">
      <Select
        title="楼栋"
        placeholder="楼栋（选填）"
        value={draft.buildingId}
        options={[{ value: NOWHERE, label: '不在楼里' }, ...optionsOf(buildings)]}
        onChange={(id) =>
          change((old) => ({
            ...old,
            buildingId: id === NOWHERE ? null : id,
            entranceId: null,
          }))
        }
      />
      {entrances.length > 0 ? (
        <Select
          title="单元"
          placeholder="单元（选填）"
          value={draft.entranceId}
          options={optionsOf(entrances)}
          onChange={(entranceId) => change((old) => ({ ...old, entranceId }))}
        />
      ) : null}
    </View>
  );
}

function optionsOf(places: readonly { id: string; name: string }[]) {
  return places.map(({ id, name }) => ({ value: id, label: name }));
}
