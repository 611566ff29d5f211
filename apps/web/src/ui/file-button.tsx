import { Icon } from './icon.tsx';
import './button.css';

/** Takes files from the device, in the looks of a button. */
export function FileButton(props: {
  label: string;
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  return (
    <label class="button button-quiet file-button">
      <input
        type="file"
        class="unseen"
        accept={props.accept}
        multiple={props.multiple === true}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          props.onFiles(files);
        }}
      />
      <Icon name="upload" />
      {props.label}
    </label>
  );
}
