import { TenantNameForm } from '../../components/tenant-name-form.tsx';
import { useRestore } from './restore-state.ts';

/** The name of the tenant, typed by a person, before anything is sent. It stays while another screen is looked at. */
export function ConfirmForm({
  name,
  action,
  disabled,
  go,
}: {
  name: string;
  /** Words of the button. */
  action: string;
  disabled: boolean;
  go: (confirm: string) => void;
}) {
  const confirm = useRestore((state) => state.confirm);
  return (
    <TenantNameForm
      name={name}
      typed={confirm}
      onTyped={(typed) => useRestore.setState({ confirm: typed })}
      action={action}
      disabled={disabled}
      go={go}
    />
  );
}
