import { CATEGORY_ICONS, iconName } from '@wide-angle/shared';
import { CategoryIcon } from '../../../ui/category-icon.tsx';
import { idOfPlace, ProblemsAt } from './placed.tsx';

interface IconFieldProps {
  place: string;
  value: string;
  onChange: (icon: string) => void;
}

/** One out of the product's icons, drawn as owners see it. */
export function IconField({ place, value, onChange }: IconFieldProps) {
  const id = idOfPlace(place);
  return (
    <div className="policy-field" role="radiogroup" aria-labelledby={`${id}-label`}>
      <span className="field-label" id={`${id}-label`}>
        图标
        <span className="secondary">：{iconName(value)}</span>
      </span>
      <div className="policy-icons">
        {CATEGORY_ICONS.map((icon) => (
          <label key={icon} className="policy-icon" title={iconName(icon)}>
            <input
              type="radio"
              name={id}
              {...(icon === value ? { id } : {})}
              className="visually-hidden"
              aria-label={iconName(icon)}
              checked={icon === value}
              onChange={() => onChange(icon)}
            />
            <CategoryIcon icon={icon} size={24} />
          </label>
        ))}
      </div>
      <ProblemsAt place={place} />
    </div>
  );
}
