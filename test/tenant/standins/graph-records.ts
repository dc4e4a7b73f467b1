import { type LoggedRecord, makeLog } from './logged-records.ts';

export type SignInType =
  | 'interactiveUser'
  | 'nonInteractiveUser'
  | 'servicePrincipal'
  | 'managedIdentity';

/** The directory audits of a tenant; their times have seven digits behind the second. */
export function directoryAudits(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `Directory_demo_${String(number).padStart(6, '0')}`;
    return {
      id,
      at,
      record: {
        id,
        activityDateTime: ticks(at),
        activityDisplayName: 'Add member to role',
        category: 'RoleManagement',
        correlationId: `c-${number}`,
        result: 'success',
        resultReason: '',
        loggedByService: 'Core Directory',
        operationType: 'Assign',
        initiatedBy: {
          user: { id: 'u-a', userPrincipalName: 'root@demo.test', ipAddress: '198.51.100.2' },
          app: null,
        },
        targetResources: [
          {
            id: 'u-b',
            type: 'User',
            userPrincipalName: 'bo@demo.test',
            modifiedProperties: [
              { displayName: 'Role.DisplayName', oldValue: null, newValue: '"Demo Role"' },
            ],
          },
        ],
        additionalDetails: [],
      },
    };
  });
}

/** Sign-ins of one type. */
export function signIns(count: number, type: SignInType): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `${type}-${String(number).padStart(6, '0')}`;
    const isFailed = number % 5 === 0;
    return {
      id,
      at,
      record: {
        id,
        createdDateTime: ticks(at),
        userDisplayName: 'Bo',
        userPrincipalName: 'bo@demo.test',
        userId: 'u-b',
        appId: 'app-1',
        appDisplayName: 'Portal',
        ipAddress: '198.51.100.3',
        clientAppUsed: 'Browser',
        correlationId: `s-${number}`,
        conditionalAccessStatus: 'success',
        isInteractive: type === 'interactiveUser',
        resourceDisplayName: 'Windows Azure Active Directory',
        resourceId: 'r-1',
        status: {
          errorCode: isFailed ? 50_126 : 0,
          failureReason: isFailed ? 'Invalid username or password.' : 'Other.',
          additionalDetails: null,
        },
        deviceDetail: { browser: 'Edge 120', operatingSystem: 'Windows 11' },
        location: { city: 'Bonn', state: 'NRW', countryOrRegion: 'DE' },
        ...(type === 'interactiveUser' ? {} : { signInEventTypes: [type] }),
      },
    };
  });
}

function ticks(at: number): string {
  return new Date(at).toISOString().replace('Z', '4567Z');
}
