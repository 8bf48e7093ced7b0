import { Button } from 'antd';
import type { Hotline } from '@wide-angle/shared';
import { TextControl } from './controls.tsx';
import { focusSoon } from './focus-place.ts';
import { idOfPlace, ProblemsAt } from './placed.tsx';

interface HotlineFieldsProps {
  place: string;
  value: readonly Hotline[];
  onChange: (hotlines: readonly Hotline[]) => void;
}

/** Numbers that help faster than any form. */
export function HotlineFields({ place, value, onChange }: HotlineFieldsProps) {
  const put = (index: number, next: Hotline) =>
    onChange(value.map((one, at) => (at === index ? next : one)));
  const remove = (index: number) => {
    onChange(value.filter((_, at) => at !== index));
    focusSoon(idOfPlace(place));
  };
  const add = () => {
    onChange([...value, { number: '', text: '' }]);
    focusSoon(idOfPlace(`${place}.${value.length}.number`));
  };
  return (
    <div className="policy-field" role="group" aria-labelledby="edit-hotlines">
      <span className="field-label" id="edit-hotlines">
        救援电话
      </span>
      <ProblemsAt place={place} />
      <ol>
        {value.map((one, index) => (
          <li key={index} className="policy-hotline">
            <TextControl
              place={`${place}.${index}.number`}
              label={`第 ${index + 1} 个号码`}
              isLabelHidden
              max={20}
              value={one.number}
              onChange={(number) => put(index, { ...one, number })}
            />
            <TextControl
              place={`${place}.${index}.text`}
              label={`第 ${index + 1} 个按钮上的字`}
              isLabelHidden
              max={30}
              value={one.text}
              onChange={(text) => put(index, { ...one, text })}
            />
            <Button
              size="small"
              aria-label={`删除第 ${index + 1} 个号码`}
              onClick={() => remove(index)}
            >
              删除
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" id={idOfPlace(place)} onClick={add}>
        增加号码
      </Button>
    </div>
  );
}
