import { Button } from '../button/button.tsx';

/** One box in the applicant's own words: "我要开餐馆". A GET form; an island may add suggestions. */
export function SearchBox(props: {
  id: string;
  action: string;
  label: string;
  placeholder?: string | undefined;
  value?: string | undefined;
  submit: string;
}) {
  const { id, action, label, placeholder, value, submit } = props;
  return (
    <form class="ov-search-box" action={action} method="get" role="search">
      <label for={id}>{label}</label>
      <div>
        <input
          id={id}
          class="ov-field-input"
          type="search"
          name="q"
          value={value}
          placeholder={placeholder}
          autocomplete="off"
        />
        <Button icon="search">{submit}</Button>
      </div>
    </form>
  );
}
