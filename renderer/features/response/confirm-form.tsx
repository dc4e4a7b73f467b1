import { useState } from 'react';
import { LogText } from '../../components/log-text.tsx';
import { TenantNameForm } from '../../components/tenant-name-form.tsx';

/** Says what is about to be done, and lets a person type the name of the tenant before it is. */
export function ConfirmForm({
  confirm,
  address,
  action,
  start,
}: {
  /** What has to be typed. */
  confirm: string;
  address: string;
  /** Words of the button. */
  action: string;
  start: (typed: string) => void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <div>
      <p>
        This changes things in the tenant{' '}
        <b>
          <LogText text={confirm} />
        </b>{' '}
        at <LogText text={address} />, and cannot be taken back from here. Each request is put into
        the custody log before it leaves; the first answer that is not expected stops it.
      </p>
      <TenantNameForm name={confirm} typed={typed} onTyped={setTyped} action={action} go={start} />
    </div>
  );
}
