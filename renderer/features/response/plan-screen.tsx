import { EmptyState } from '../../components/empty-state.tsx';

/** What is to be done in the tenants, in order. */
export function PlanScreen() {
  return (
    <main aria-label="Response plan">
      <EmptyState title="Nothing is planned">
        Steps of a playbook propose actions; what you add stands here in order.
      </EmptyState>
    </main>
  );
}
