import { ConnectionsScreen } from '../features/connections/connections-screen.tsx';
import { EntitiesScreen } from '../features/entities/entities-screen.tsx';
import { EntityScreen } from '../features/entities/entity-screen.tsx';
import { EvidenceScreen } from '../features/evidence/evidence-screen.tsx';
import { FindingsScreen } from '../features/findings/findings-screen.tsx';
import { RulesScreen } from '../features/findings/rules-screen.tsx';
import { HelpScreen } from '../features/help/help-screen.tsx';
import { ImportScreen } from '../features/import/import-screen.tsx';
import { MarksScreen } from '../features/marks/marks-screen.tsx';
import { Overview } from '../features/overview/overview.tsx';
import { PlaybooksScreen } from '../features/playbooks/playbooks-screen.tsx';
import { RunScreen } from '../features/playbooks/run-screen.tsx';
import { RadiusScreen } from '../features/radius/radius-screen.tsx';
import { ReportScreen } from '../features/report/report-screen.tsx';
import { PlanScreen } from '../features/response/plan-screen.tsx';
import { RestoreScreen } from '../features/restore/restore-screen.tsx';
import { SavedViewsScreen } from '../features/saved-views/saved-views-screen.tsx';
import { SourcesScreen } from '../features/sources/sources-screen.tsx';
import { useChosen } from '../state/chosen.ts';
import { Workbench } from './workbench.tsx';

/** What the middle of the window shows. */
export function Screen() {
  const place = useChosen((chosen) => chosen.place);
  switch (place.screen) {
    case 'overview':
      return <Overview />;
    case 'table':
      return <Workbench key={place.view} view={place.view} />;
    case 'entities':
      return <EntitiesScreen type={place.type} />;
    case 'entity':
      return <EntityScreen type={place.type} value={place.value} />;
    case 'findings':
      return <FindingsScreen finding={place.finding} />;
    case 'rules':
      return <RulesScreen />;
    case 'playbooks':
      return <PlaybooksScreen playbook={place.playbook} />;
    case 'run':
      return <RunScreen key={place.run} run={place.run} step={place.step} />;
    case 'plan':
      return <PlanScreen />;
    case 'report':
      return <ReportScreen run={place.run} />;
    case 'radius':
      return <RadiusScreen place={place} />;
    case 'marks':
      return <MarksScreen />;
    case 'views':
      return <SavedViewsScreen />;
    case 'import':
      return <ImportScreen />;
    case 'evidence':
      return <EvidenceScreen />;
    case 'connections':
      return <ConnectionsScreen chosen={place.connection} />;
    case 'restore':
      return <RestoreScreen />;
    case 'sources':
      return <SourcesScreen system={place.system} />;
    case 'help':
      return <HelpScreen page={place.page} />;
  }
}
