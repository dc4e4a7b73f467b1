export { listPulledPages, listPulls, pointsOf } from './list-pulls.ts';
export {
  type LostTurn,
  type PullEnd,
  type PullOrder,
  streamsOf,
  type TurnOrder,
} from './pull-order.ts';
export { beginPull, endPull, type PullAsked } from './pull-rows.ts';
