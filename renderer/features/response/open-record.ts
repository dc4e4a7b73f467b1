import { engine } from '../../engine/connection.ts';
import { useChosen } from '../../state/chosen.ts';

/** Goes to a record in the table of its kind, with the panel open; Back comes back. */
export async function openRecord(id: number): Promise<void> {
  const { kind } = await engine().call('record.get', { id });
  useChosen.setState(({ views, detail }) => ({
    place: { screen: 'table', view: kind },
    views: { ...views, [kind]: { ...views[kind], text: '', parked: [], record: id } },
    detail: { ...detail, open: true },
  }));
}
