import { buildSchema, GraphQLError, type GraphQLSchema, isScalarType } from 'graphql';
import { activityTypes } from './authgear-activities.ts';

/** Authgear's Admin API as far as the audit log goes: the field list of `sources.md` 3. */
export function authgearSchema(): GraphQLSchema {
  const schema = buildSchema(`
    scalar DateTime
    scalar AuditLogData
    enum SortDirection { ASC DESC }
    enum AuditLogActivityType { ${activityTypes.join(' ')} }
    type User { id: ID! }
    type AuditLog {
      id: ID!
      createdAt: DateTime!
      activityType: AuditLogActivityType!
      user: User
      ipAddress: String
      userAgent: String
      clientID: String
      data: AuditLogData
    }
    type AuditLogEdge { cursor: String! node: AuditLog }
    type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
    type AuditLogConnection { edges: [AuditLogEdge] pageInfo: PageInfo! totalCount: Int }
    type Query {
      auditLogs(
        first: Int, last: Int, after: String, before: String,
        rangeFrom: DateTime, rangeTo: DateTime,
        activityTypes: [AuditLogActivityType!], userIDs: [ID!],
        emailAddresses: [String!], phoneNumbers: [String!],
        sortDirection: SortDirection
      ): AuditLogConnection
    }
  `);
  const time = schema.getType('DateTime');
  if (isScalarType(time)) {
    time.coerceInputValue = (value) => {
      if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
      throw new GraphQLError('DateTime cannot represent this value.');
    };
  }
  return schema;
}
