/** The one question that is asked of Authgear; only fields of `sources.md` 3. The types are left empty: a name that an older server does not know would fail it. */
export const auditLogQuestion = `query AuditLogs($first: Int, $after: String, $rangeFrom: DateTime, $rangeTo: DateTime) {
  auditLogs(first: $first, after: $after, rangeFrom: $rangeFrom, rangeTo: $rangeTo, sortDirection: ASC) {
    edges {
      cursor
      node { id createdAt activityType user { id } ipAddress userAgent clientID data }
    }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`;

/** Asks for the latest record only. */
export const latestQuestion =
  'query LatestAuditLog { auditLogs(first: 1, sortDirection: DESC) { edges { node { createdAt } } } }';
